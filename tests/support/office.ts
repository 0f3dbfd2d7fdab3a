import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, onTestFailed, vi } from 'vitest';
import { buildApp } from '../../dev/app-build.ts';
import { startMailCatcher } from '../../dev/mail-catcher.ts';
import { freePorts } from '../../dev/ports.ts';
import { openMailer } from '../../platform/smtp.ts';
import { ensureMailbox, forgetMailbox } from '../../worker/schedules.ts';
import { afterThisFile } from './after-file.ts';
import { expectAccessible } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { openHouse } from './house.ts';
import { deliverMails } from './mail-delivery.ts';
import { linksIn } from './mail.ts';
import { ownMailbox } from './mailbox.ts';
import { untilStill, watchTraffic } from './stillness.ts';

/** The widths at which every screen is walked through: a desk and a telephone. */
export const widths = {
  wide: { width: 1280, height: 900 },
  narrow: { width: 360, height: 740 },
};
export type Width = keyof typeof widths;

const shots = fileURLToPath(new URL('../../.cache/e2e/', import.meta.url));

/**
 * The whole back office as people meet it: the house with its built app, a worker, mail that goes out, and a real browser.
 * Closed after the file's tests.
 *
 * @param withMailbox whether mail comes in, too
 */
export async function openOffice({ withMailbox = false } = {}) {
  const [port = 0] = await freePorts(1);
  const logs = join(tmpdir(), 'teletoets-e2e');
  mkdirSync(logs, { recursive: true });
  await buildApp('admin', join(logs, `admin-build-${port}.log`));
  const box = withMailbox ? await ownMailbox() : null;
  const helpdesk = box && { address: 'helpdesk@examenwerk.example', deliver: (raw: Uint8Array) => box.deliver(raw) };
  const catcher = await startMailCatcher(helpdesk ? { helpdesk } : {});
  afterThisFile(() => catcher.stop());
  const house = await openHouse({ port, behindProxy: true });
  await house.startWorker({ mailer: openMailer(catcher.smtpUrl), mailbox: box?.mailbox ?? null });
  const { temporal: client, taskQueue } = house;
  await deliverMails(house, port);
  if (box) {
    await ensureMailbox(client, taskQueue, { seconds: 1, scheduleId: `mailbox-${port}` });
    afterThisFile(() => forgetMailbox(client, `mailbox-${port}`));
  }
  const browser = await launchBrowser();
  afterThisFile(() => browser.close());

  /**
   * A page of somebody's own, at this width; of a test that fails it is kept as a picture.
   *
   * @param script false for someone whose browser runs none
   * @param alsoAt a width at which each screen is looked at as well, where the way is walked at one
   */
  async function page(width: Width, name: string, { script = true, alsoAt }: PageOptions = {}): Promise<Page> {
    const context: BrowserContext = await browser.newContext({
      viewport: widths[width],
      locale: 'nl-NL',
      acceptDownloads: true,
      javaScriptEnabled: script,
      // Each from an address of its own: how often one address may log in is bounded.
      extraHTTPHeaders: { 'x-real-ip': `10.9.${randomInt(250)}.${randomInt(250)}` },
    });
    const opened = await context.newPage();
    watchTraffic(opened);
    if (alsoAt) otherWidth.set(opened, alsoAt);
    onTestFailed(async () => {
      mkdirSync(shots, { recursive: true });
      await opened.screenshot({ path: `${shots}${name}-${width}.png`, fullPage: true }).catch(() => undefined);
    });
    return opened;
  }

  /**
   * Logged in, as one is after the form: that has tests of its own.
   *
   * @param home the title of the page on which this person arrives
   */
  async function logIn(opened: Page, email: string, home: string): Promise<void> {
    const cookies = (await house.logIn(email)).split('; ').map((cookie) => cookie.split(/=(.*)/s));
    const named = cookies.map(([name = '', value = '']) => ({ name, value, url: house.origin }));
    await opened.context().addCookies(named);
    await opened.goto(`${house.origin}/admin/`);
    await opened.getByRole('heading', { level: 1, name: home }).waitFor();
  }

  async function openTask(opened: Page, kind: string, reference: string): Promise<void> {
    await opened.goto(`${house.origin}/admin/tasks`);
    const row = opened.locator('tr, li', { hasText: reference }).filter({ hasText: kind });
    await row.getByRole('link').first().click({ timeout: 30_000 });
    await opened.getByRole('heading', { level: 1, name: `${kind} · ${reference}` }).waitFor();
  }

  const mailTo = (address: string, subject: string) =>
    vi.waitFor(
      () => {
        const mail = catcher.all().find((one) => one.to.includes(address) && one.subject.startsWith(subject));
        return mail ?? expect.fail(`no mail '${subject}' yet`);
      },
      { timeout: 30_000, interval: 50 },
    );

  /** Of the newest mail to somebody that leads there. */
  const linkMailedTo = (address: string, path: string) =>
    vi.waitFor(
      () => {
        const mails = catcher.all().filter((one) => one.to.includes(address));
        const link = mails.flatMap(linksIn).find((one) => one.includes(path));
        return link ?? expect.fail(`no mail with a link to ${path} yet`);
      },
      { timeout: 30_000, interval: 50 },
    );

  return { house, box, catcher, page, logIn, openTask, mailTo, linkMailedTo };
}
type PageOptions = { script?: boolean; alsoAt?: Width };
export type Office = Awaited<ReturnType<typeof openOffice>>;

/** `E2E_PICTURES=folder npx vitest run tests/e2e/…` keeps a picture of every screen that is inspected, for people to look at. */
async function keepPicture(page: Page): Promise<void> {
  const folder = process.env['E2E_PICTURES'];
  if (!folder) return;
  const place = new URL(page.url()).pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|[^\w-]+/g, '_');
  const { width } = page.viewportSize() ?? { width: 0 };
  await page.screenshot({ path: join(folder, `${place}-${width}-${Date.now()}.png`), fullPage: true });
}

/** Pages that are looked at at another width than the one at which they are walked. */
const otherWidth = new WeakMap<Page, Width>();

/**
 * Waits until a page stands still, then holds it against WCAG 2.2 AA and against scrolling sideways.
 *
 * @param heading of the page; null while a dialog hides it
 */
export async function inspect(page: Page, heading: string | RegExp | null): Promise<void> {
  await look(page, heading);
  const [own, other] = [page.viewportSize(), otherWidth.get(page)];
  if (!own || !other) return;
  await page.setViewportSize(widths[other]);
  await look(page, heading);
  await page.setViewportSize(own);
}

/** After a press behind a link: on a busy machine the page may say 'received' first; looking again tells how it went. */
export async function untilSettled(page: Page, link: string, heading: string): Promise<void> {
  const title = page.getByRole('heading', { level: 1 });
  await title.waitFor();
  for (let attempt = 0; attempt < 40 && (await title.textContent()) !== heading; attempt += 1) await page.goto(link);
  await inspect(page, heading);
}

async function look(page: Page, heading: string | RegExp | null): Promise<void> {
  if (heading !== null) await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  else await page.getByRole('dialog').waitFor();
  await untilStill(page);
  await keepPicture(page);
  await expectAccessible(page, String(heading));
}
