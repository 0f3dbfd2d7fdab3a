import { AxeBuilder } from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test, vi } from 'vitest';
import { buildApp } from '../../dev/app-build.ts';
import { startMailCatcher, type MailCatcher } from '../../dev/mail-catcher.ts';
import { freePorts } from '../../dev/ports.ts';
import { newWakeup } from '../../platform/live.ts';
import { openMailer } from '../../platform/smtp.ts';
import { ensureMailbox, forgetMailbox } from '../../worker/mailbox-schedule.ts';
import { startRelay } from '../../worker/relay.ts';
import { ensureMailDelivery } from '../../worker/worker.ts';
import { afterThisFile } from '../support/after-file.ts';
import { launchBrowser } from '../support/browser.ts';
import { openHouse, password, type House } from '../support/house.ts';
import { ownMailbox } from '../support/mailbox.ts';

/** A question from the form to the answer, and what comes back by mail: in a real browser, with a real mailbox. */

const widths = { wide: { width: 1280, height: 900 }, narrow: { width: 360, height: 740 } };
const shots = fileURLToPath(new URL('../../.cache/e2e/', import.meta.url));
let house: House;
let browser: Browser;
let catcher: MailCatcher;

beforeAll(async () => {
  const [port = 0] = await freePorts(1);
  const logs = join(tmpdir(), 'teletoets-e2e');
  mkdirSync(logs, { recursive: true });
  await buildApp('admin', join(logs, 'admin-build-help.log'));
  const box = await ownMailbox();
  catcher = await startMailCatcher({
    helpdesk: { address: 'helpdesk@examenwerk.example', deliver: (raw) => box.deliver(raw) },
  });
  afterThisFile(() => catcher.stop());
  house = await openHouse({ port });
  await house.startWorker({ mailer: openMailer(catcher.smtpUrl), mailbox: box.mailbox });
  const { store, temporal: client, taskQueue, clock, logger } = house;
  const relay = startRelay({ store, client, taskQueue, clock, logger }, newWakeup());
  afterThisFile(() => relay.stop());
  await ensureMailDelivery(client, taskQueue, { listenSeconds: 60 }, `mail-delivery-${port}`);
  const schedule = `mailbox-${port}`;
  // A second worker finds it there.
  for (let times = 0; times < 2; times += 1)
    await ensureMailbox(client, taskQueue, { seconds: 2, scheduleId: schedule });
  afterThisFile(() => forgetMailbox(client, schedule));
  browser = await launchBrowser();
}, 180_000);
afterAll(async () => {
  await browser.close();
});

/** @param heading null while a dialog hides the page below it */
async function inspect(page: Page, heading: string | RegExp | null): Promise<void> {
  if (heading !== null) await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  else await page.getByRole('dialog').waitFor();
  await page.waitForLoadState('networkidle').catch(() => undefined);
  // What still fades in has other colours than it will have.
  await page.evaluate(async () => {
    const passing = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${String(heading)}: scrolls sideways`).toBeLessThanOrEqual(0);
}

const mailTo = (address: string, subject: string) =>
  vi.waitFor(
    () => {
      const mail = catcher.all().find((one) => one.to.includes(address) && one.subject.startsWith(subject));
      return mail ?? expect.fail(`no mail '${subject}' yet`);
    },
    { timeout: 30_000, interval: 50 },
  );

async function openTask(page: Page, reference: string): Promise<void> {
  await page.goto(`${house.origin}/admin/tasks`);
  await page.getByText(reference).first().waitFor({ timeout: 30_000 });
  const card = page.locator('tr, li', { hasText: reference }).filter({ hasText: 'Vraag beantwoorden' });
  await card.getByRole('link').first().click();
  await page.getByRole('heading', { level: 1, name: `Vraag beantwoorden · ${reference}` }).waitFor();
}

test.each(['wide', 'narrow'] as const)(
  'from the form to the answer, and on by mail, %s',
  async (width) => {
    const context = (script: boolean): Promise<BrowserContext> =>
      browser.newContext({ viewport: widths[width], locale: 'nl-NL', javaScriptEnabled: script });
    const [outside, bureau, mails] = await Promise.all([context(width === 'wide'), context(true), context(true)]);
    onTestFailed(async () => {
      mkdirSync(shots, { recursive: true });
      for (const [index, open] of [...bureau.pages(), ...mails.pages()].entries()) {
        await open.screenshot({ path: `${shots}help-${width}-${index}.png`, fullPage: true }).catch(() => undefined);
      }
    });
    const asker = `sanne-${width}@roc-deproef.example`;
    const page = await outside.newPage();
    await page.goto(`${house.origin}/hulp`);
    await page.getByRole('button', { name: 'Verstuur mijn vraag' }).click();
    await page.getByRole('alert').waitFor();
    if (width === 'wide') await inspect(page, 'Hulp nodig?');
    await page.getByLabel('Uw naam').fill('Sanne de Boer');
    await page.getByLabel('Uw e-mailadres').fill(asker);
    await page.getByLabel('Onderwerp').fill('Inloggen lukt niet');
    await page.getByLabel('Uw vraag').fill('Hoe log ik in?\nIk ben mijn code kwijt.');
    await page.getByRole('button', { name: 'Verstuur mijn vraag' }).click();
    await page.getByRole('heading', { name: 'Wij hebben uw vraag ontvangen' }).waitFor();
    if (width === 'wide') await inspect(page, 'Wij hebben uw vraag ontvangen');
    const reference = /HV-\d{4}-\d{5}/.exec((await page.textContent('main')) ?? '')?.[0] ?? '';
    expect((await mailTo(asker, 'Wij hebben uw vraag ontvangen')).subject).toContain(`[${reference}]`);

    const inbox = await bureau.newPage();
    const helpdesk = await house.addPerson('helpdesk');
    await inbox.goto(`${house.origin}/admin/`);
    await inbox.locator('input[type=email], input[name=email]').first().fill(helpdesk);
    await inbox.locator('input[type=password]').fill(password);
    await inbox.getByRole('button', { name: 'Inloggen' }).click();
    await inbox.getByRole('heading', { level: 1, name: 'Takenlijst' }).waitFor();
    await openTask(inbox, reference);
    await inbox.getByText('Ik ben mijn code kwijt.').waitFor();
    await inspect(inbox, /Vraag beantwoorden/);
    await inbox.getByRole('button', { name: 'Verstuur antwoord' }).click();
    await inbox.getByText('Schrijf eerst een antwoord.').waitFor();
    await inbox.getByLabel('Uw antwoord').fill('Vraag een nieuwe code aan.\n\n1. Ga naar Inloggen\n2. Klik op Code');
    await inbox.getByRole('button', { name: 'Verstuur antwoord' }).click();
    await inbox.getByText(`Uw antwoord bij ${reference} is verstuurd.`).waitFor();
    const answer = await mailTo(asker, 'Antwoord op uw vraag');
    expect(answer.text).toContain('1. Ga naar Inloggen\n2. Klik op Code');
    expect(answer.text).toContain('> Ik ben mijn code kwijt.');

    const mail = await mails.newPage();
    await mail.goto(`${catcher.pageUrl}/mails/${answer.id}`);
    await mail.getByRole('link', { name: 'Beantwoord deze e-mail' }).click();
    await inspect(mail, 'Stuur een e-mail naar de helpdesk');
    expect(await mail.getByLabel('Van').inputValue()).toBe(asker);
    await mail.getByLabel('Bericht').fill('Dat werkt niet. Zie het plaatje.\n\nDe helpdesk schreef:\n> Klik op Code');
    await mail
      .getByLabel('Bijlage')
      .setInputFiles({ name: 'scherm é.png', mimeType: 'image/png', buffer: Buffer.from('PNG?') });
    await mail.getByRole('button', { name: 'Verstuur' }).click();
    await mail.getByText('De e-mail ligt in het postvak van de helpdesk.').waitFor();

    await openTask(inbox, reference);
    await inbox.getByText('Dat werkt niet. Zie het plaatje.').waitFor();
    await inspect(inbox, /Vraag beantwoorden/);
    mkdirSync(shots, { recursive: true });
    await inbox.screenshot({ path: `${shots}help-task-${width}.png`, fullPage: true });
    const download = inbox.waitForEvent('download');
    await inbox.getByRole('link', { name: /scherm é\.png/ }).click();
    expect((await download).suggestedFilename()).toBe('scherm é.png');
    await inbox.getByRole('button', { name: 'Afhandelen zonder antwoord' }).click();
    await inspect(inbox, null);
    await inbox.getByRole('dialog').getByRole('button', { name: 'Afhandelen zonder antwoord' }).click();
    await inbox.getByText(`De vraag ${reference} is afgehandeld.`).waitFor();

    await inbox.goto(`${house.origin}/admin/help-requests`);
    await inspect(inbox, 'Vragen');
    await inbox.getByRole('button', { name: 'Afgerond' }).click();
    await inbox.getByRole('link', { name: reference }).click();
    await inspect(inbox, new RegExp(`Vraag · ${reference}`));
    expect(await inbox.getByRole('listitem').filter({ hasText: 'Klik op Code' }).count()).toBe(2);
    await Promise.all([outside.close(), bureau.close(), mails.close()]);
  },
  150_000,
);
