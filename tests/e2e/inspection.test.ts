import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { dayOf } from '../../domain/exam-window.ts';
import { makeAttempt } from '../support/attempts.ts';
import { choiceExam, publishedExam } from '../support/exams.ts';
import { inspect, openOffice, type Office } from '../support/office.ts';

/** From a school's request for inspection to the opened printout, in a real browser. */

let office: Office;
let house: Office['house'];
let examVersionId: string;

beforeAll(async () => {
  office = await openOffice();
  ({ house } = office);
  examVersionId = await publishedExam(house.store, choiceExam(4));
}, 180_000);

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

test('from the request to the opened printout', async () => {
  const { logIn, openTask, mailTo } = office;
  const email = await house.addPerson('school', 'docent-inzage@roc-deproef.example');
  const { id: ownerId } = await house.store.prisma.account.findUniqueOrThrow({ where: { email } });
  const familyName = 'Hoogeveen';
  const student = { givenName: 'Fatima', infix: 'van den', familyName };
  const facts = { ownerId, examVersionId, startedAt: new Date() };
  await makeAttempt(house.store, { ...facts, name: student, answers: { 'item-1': { choice: 'b' } } });
  const answers = Object.fromEntries([1, 2, 3, 4].map((n) => [`item-${n}`, { choice: 'b' }]));
  await makeAttempt(house.store, { ...facts, name: { ...student, givenName: 'Geslaagde' }, answers });

  const page = await office.page('narrow', 'inspection-school', { alsoAt: 'wide' });
  await logIn(page, email, 'Mijn school');
  await page.goto(`${house.origin}/admin/inspections`);
  await inspect(page, 'Inzage achteraf');
  await page.getByRole('link', { name: 'Inzage aanvragen' }).click();
  await page.getByRole('button', { name: 'Inzage aanvragen' }).click();
  await page.getByText('Vul de geboortedatum in.').waitFor();
  await inspect(page, 'Inzage aanvragen');
  await page.getByLabel('Geboortedatum').fill('31-2-2008');
  await page.getByRole('button', { name: 'Inzage aanvragen' }).click();
  await page.getByText('Geen geldige datum. Typ dd-mm-jjjj.').waitFor();

  await ask(page, { name: `Geslaagde van den ${familyName}`, dateOfBirth: '3-2-2008' });
  await page.getByText('Inzage kan alleen bij een onvoldoende: een cijfer lager dan een 5,5.').last().waitFor();
  await inspect(page, 'Inzage aanvragen');

  // Day and month of birth changed places: the helpdesk has to say who is meant.
  await ask(page, { name: `F. van den ${familyName}`, dateOfBirth: '02032008' });
  await page.getByRole('heading', { level: 1, name: /Inzage · IZ-/ }).waitFor();
  const [reference = ''] = /IZ-\d{4}-\d{5}/.exec((await page.textContent('main')) ?? '') ?? [];
  await inspect(page, `Inzage · ${reference}`);

  const inbox = await office.page('narrow', 'inspection-helpdesk', { alsoAt: 'wide' });
  await logIn(inbox, await house.addPerson('helpdesk'), 'Takenlijst');
  await openTask(inbox, 'Inzage: examen opzoeken', reference);
  await inbox.getByRole('button', { name: 'Geboortedatums tonen' }).click();
  await inspect(inbox, /Inzage: examen opzoeken/);
  await inbox.getByRole('button', { name: `Dit examen wordt bedoeld: ${familyName}, Fatima van den` }).click();
  // The process makes the printout before it answers: on a busy machine that takes more than the moment that is waited for it.
  await inbox
    .getByText(`Het examen bij ${reference} is gekozen.`)
    .or(inbox.getByText(`Uw besluit bij ${reference} is ontvangen en wordt zo verwerkt.`))
    .waitFor();

  await openTask(inbox, 'Inzage leveren', reference);
  await inbox.getByRole('link', { name: /Open de uitdraai/ }).waitFor();
  await inspect(inbox, /Inzage leveren/);
  await inbox.getByRole('button', { name: 'Afwijzen' }).click();
  await inspect(inbox, null);
  await inbox.getByRole('button', { name: 'Annuleren' }).click();
  await inbox.getByRole('button', { name: 'Leveren aan de school' }).click();
  await inbox.getByText(`De uitdraai bij ${reference} staat klaar voor de school.`).waitFor();

  const mail = await mailTo(email, `De inzage ${reference} staat klaar`);
  expect(mail.subject + mail.text).not.toContain(familyName);
  const [link = ''] = /http:\S+\/admin\/inspections\/\S+\/show/.exec(mail.text) ?? [];
  await page.goto(link);
  await page.getByText(`${familyName}, Fatima van den`, { exact: true }).waitFor();
  await inspect(page, `Inzage · ${reference}`);
  const printout = page.getByRole('link', { name: /Open de uitdraai/ });
  const file = await page.request.get(`${house.origin}${(await printout.getAttribute('href')) ?? ''}`);
  expect(file.status()).toBe(200);
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-');

  await page.goto(`${house.origin}/admin/inspections`);
  await page.getByText('Uitdraai staat klaar').first().waitFor();
  await inspect(page, 'Inzage achteraf');
  await inbox.goto(`${house.origin}/admin/inspections`);
  await inspect(inbox, 'Inzage achteraf');
  await inbox.getByRole('link', { name: reference }).click();
  await inbox.getByText('Eerst geopend door').waitFor();
  await inspect(inbox, `Inzage · ${reference}`);
}, 120_000);
