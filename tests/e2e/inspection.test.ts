import { AxeBuilder } from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test, vi } from 'vitest';
import { buildApp } from '../../dev/app-build.ts';
import { startMailCatcher, type MailCatcher } from '../../dev/mail-catcher.ts';
import { freePorts } from '../../dev/ports.ts';
import { dayOf } from '../../domain/exam-window.ts';
import { openMailer } from '../../platform/smtp.ts';
import { ensureMailDelivery } from '../../worker/worker.ts';
import { afterThisFile } from '../support/after-file.ts';
import { makeAttempt } from '../support/attempts.ts';
import { launchBrowser } from '../support/browser.ts';
import { choiceExam, publishedExam } from '../support/exams.ts';
import { openHouse, password, type House } from '../support/house.ts';

/** From a school's request for inspection to the opened printout, in a real browser. */

const widths = { wide: { width: 1280, height: 900 }, narrow: { width: 360, height: 740 } };
const shots = fileURLToPath(new URL('../../.cache/e2e/', import.meta.url));
let house: House;
let browser: Browser;
let catcher: MailCatcher;
let examVersionId: string;

beforeAll(async () => {
  const [port = 0] = await freePorts(1);
  const logs = join(tmpdir(), 'teletoets-e2e');
  mkdirSync(logs, { recursive: true });
  mkdirSync(shots, { recursive: true });
  await buildApp('admin', join(logs, 'admin-build-inspection.log'));
  catcher = await startMailCatcher();
  afterThisFile(() => catcher.stop());
  house = await openHouse({ port });
  await house.startWorker({ mailer: openMailer(catcher.smtpUrl) });
  await ensureMailDelivery(house.temporal, house.taskQueue, { listenSeconds: 60 }, `mail-delivery-${port}`);
  examVersionId = await publishedExam(house.store, choiceExam(4));
  browser = await launchBrowser();
}, 180_000);
afterAll(async () => {
  await browser.close();
});

/** @param heading null while a dialog hides the page below it */
async function inspect(page: Page, heading: string | RegExp | null): Promise<void> {
  if (heading !== null) await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  else await page.getByRole('dialog').waitFor();
  await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined);
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

async function logIn(page: Page, email: string, home: string): Promise<void> {
  await page.goto(`${house.origin}/admin/`);
  await page.locator('input[type=email], input[name=email]').first().fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await page.getByRole('heading', { level: 1, name: home }).waitFor();
}

const mailTo = (address: string, subject: string) =>
  vi.waitFor(
    () => {
      const mail = catcher.all().find((one) => one.to.includes(address) && one.subject.startsWith(subject));
      return mail ?? expect.fail(`no mail '${subject}' yet`);
    },
    { timeout: 30_000, interval: 50 },
  );

async function openTask(page: Page, kind: string, reference: string): Promise<void> {
  await page.goto(`${house.origin}/admin/tasks`);
  const card = page.locator('tr, li', { hasText: reference }).filter({ hasText: kind });
  await card.getByRole('link').first().click({ timeout: 30_000 });
  await page.getByRole('heading', { level: 1, name: `${kind} · ${reference}` }).waitFor();
}

type Student = { name: string; dateOfBirth: string };
async function ask(page: Page, { name, dateOfBirth }: Student): Promise<void> {
  await page.goto(`${house.origin}/admin/inspections/create`);
  await page.getByLabel('Naam van de student').fill(name);
  await page.getByLabel('Geboortedatum').fill(dateOfBirth);
  await page.getByRole('combobox', { name: 'Examen' }).fill('lezen');
  await page.getByRole('option', { name: /Lezen op het station/ }).click();
  await page.getByLabel('Examendatum').fill(dayOf(new Date()));
  await page.getByRole('button', { name: 'Inzage aanvragen' }).click();
}

test.each(['wide', 'narrow'] as const)(
  'from the request to the opened printout, %s',
  async (width) => {
    const context = () => browser.newContext({ viewport: widths[width], locale: 'nl-NL' });
    const [atSchool, bureau] = await Promise.all([context(), context()]);
    onTestFailed(async () => {
      for (const [index, open] of [...atSchool.pages(), ...bureau.pages()].entries()) {
        await open.screenshot({ path: `${shots}inspection-${width}-${index}.png`, fullPage: true }).catch(() => 0);
      }
    });
    const shot = (page: Page, name: string) =>
      page.screenshot({ path: `${shots}inspection-${name}-${width}.png`, fullPage: true });
    const email = await house.addPerson('school', `docent-${width}@roc-deproef.example`);
    const { id: ownerId } = await house.store.prisma.account.findUniqueOrThrow({ where: { email } });
    const familyName = width === 'wide' ? 'Berg' : 'Hoogeveen';
    const student = { givenName: 'Fatima', infix: 'van den', familyName };
    const facts = { ownerId, examVersionId, startedAt: new Date() };
    await makeAttempt(house.store, { ...facts, name: student, answers: { 'item-1': { choice: 'b' } } });
    const answers = Object.fromEntries([1, 2, 3, 4].map((n) => [`item-${n}`, { choice: 'b' }]));
    await makeAttempt(house.store, { ...facts, name: { ...student, givenName: 'Geslaagde' }, answers });

    const page = await atSchool.newPage();
    await logIn(page, email, 'Mijn school');
    await page.goto(`${house.origin}/admin/inspections`);
    await inspect(page, 'Inzage achteraf');
    await shot(page, 'empty');
    await page.getByRole('link', { name: 'Inzage aanvragen' }).click();
    await page.getByRole('button', { name: 'Inzage aanvragen' }).click();
    await page.getByText('Vul de geboortedatum in.').waitFor();
    await inspect(page, 'Inzage aanvragen');
    await shot(page, 'form-faults');

    await ask(page, { name: `Geslaagde van den ${familyName}`, dateOfBirth: '2008-02-03' });
    await page.getByText('Inzage kan alleen bij een onvoldoende: een cijfer lager dan een 5,5.').last().waitFor();
    await inspect(page, 'Inzage aanvragen');
    await shot(page, 'refused');

    // Day and month of birth changed places: the helpdesk has to say who is meant.
    await ask(page, { name: `F. van den ${familyName}`, dateOfBirth: '2008-03-02' });
    await page.getByRole('heading', { level: 1, name: /Inzage · IZ-/ }).waitFor();
    const [reference = ''] = /IZ-\d{4}-\d{5}/.exec((await page.textContent('main')) ?? '') ?? [];
    await inspect(page, `Inzage · ${reference}`);
    await shot(page, 'searching');

    const inbox = await bureau.newPage();
    await logIn(inbox, await house.addPerson('helpdesk'), 'Takenlijst');
    await openTask(inbox, 'Inzage: examen opzoeken', reference);
    await inbox.getByRole('button', { name: 'Geboortedatums tonen' }).click();
    await inspect(inbox, /Inzage: examen opzoeken/);
    await shot(inbox, 'match');
    await inbox.getByRole('button', { name: `Dit examen wordt bedoeld: ${familyName}, Fatima van den` }).click();
    await inbox.getByText(`Het examen bij ${reference} is gekozen.`).waitFor();

    await openTask(inbox, 'Inzage leveren', reference);
    await inbox.getByRole('link', { name: /Open de uitdraai/ }).waitFor();
    await inspect(inbox, /Inzage leveren/);
    await shot(inbox, 'delivery');
    await inbox.getByRole('button', { name: 'Afwijzen' }).click();
    await inspect(inbox, null);
    await inbox.getByRole('button', { name: 'Annuleren' }).click();
    await inbox.getByRole('button', { name: 'Leveren aan de school' }).click();
    await inbox.getByText(`De uitdraai bij ${reference} staat klaar voor de school.`).waitFor();

    const mail = await mailTo(email, `De inzage ${reference} staat klaar`);
    expect(mail.subject + mail.text).not.toContain(familyName);
    const [link = ''] = /http:\S+\/admin\/inspections\/\S+\/show/.exec(mail.text) ?? [];
    await page.goto(link);
    await inspect(page, `Inzage · ${reference}`);
    await shot(page, 'delivered');
    const printout = page.getByRole('link', { name: /Open de uitdraai/ });
    const file = await atSchool.request.get(`${house.origin}${(await printout.getAttribute('href')) ?? ''}`);
    expect(file.status()).toBe(200);
    expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');

    await page.goto(`${house.origin}/admin/inspections`);
    await page.getByText('Uitdraai staat klaar').first().waitFor();
    await inspect(page, 'Inzage achteraf');
    await shot(page, 'list');
    await inbox.goto(`${house.origin}/admin/inspections`);
    await inspect(inbox, 'Inzage achteraf');
    await inbox.getByRole('link', { name: reference }).click();
    await inbox.getByText('Eerst geopend door').waitFor();
    await inspect(inbox, `Inzage · ${reference}`);
    await shot(inbox, 'opened');
    await Promise.all([atSchool.close(), bureau.close()]);
  },
  120_000,
);
