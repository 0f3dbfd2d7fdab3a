import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { inspect, openOffice, type Office } from '../support/office.ts';

/** The inbox as a colleague works through it: with the keyboard, with own filters, and with others at the same time. */

let office: Office;
const subjects = ['Eerste vraag', 'Tweede vraag', 'Derde vraag'];
const references: string[] = [];

beforeAll(async () => {
  office = await openOffice();
  for (const subject of subjects) references.push(await ask(subject));
}, 240_000);

/** A question from the form; answers with its reference. */
async function ask(subject: string): Promise<string> {
  const { house } = office;
  const page = await (await house.get('/hulp')).text();
  const submissionId = /name="submissionId" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const fields = {
    name: 'Sanne de Boer',
    email: 'sanne@roc-deproef.example',
    subject,
    question: `${subject}: hoe kan dat?`,
  };
  const answer = await house.post('/hulp', { submissionId, ...fields });
  return /HV-\d{4}-\d{5}/.exec(await answer.text())?.[0] ?? expect.fail('the question was not taken in');
}

const focusedRow = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[data-task-row]')?.textContent ?? null);
const waitForRow = async (page: Page, reference: string) =>
  await expect.poll(() => focusedRow(page), { timeout: 20_000 }).toContain(reference);
const rowOf = (page: Page, reference: string) => page.locator('[data-task-row]', { hasText: reference });

test('with the keyboard alone: along the rows, take up, open, decide, and back to the same place', async () => {
  const page = await office.page('wide', 'office-keys');
  await office.logIn(page, await office.house.addPerson('helpdesk'), 'Takenlijst');
  for (const reference of references) await rowOf(page, reference).waitFor();
  await inspect(page, 'Takenlijst');
  const order = await page.locator('[data-task-row]').evaluateAll((rows) => rows.map((row) => row.textContent ?? ''));
  const at = (place: number) => /HV-\d{4}-\d{5}/.exec(order[place] ?? '')?.[0] ?? '';

  await page.keyboard.press('j');
  await waitForRow(page, at(0));
  expect(await page.evaluate(() => document.activeElement?.matches(':focus-visible'))).toBe(true);
  await page.keyboard.press('j');
  await waitForRow(page, at(1));
  await page.keyboard.press('k');
  await page.keyboard.press('k');
  await waitForRow(page, at(0));
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  await page.getByText(`U hebt de taak bij ${at(1)} opgepakt.`).waitFor();
  await waitForRow(page, at(1));
  await rowOf(page, at(1)).getByText('U', { exact: true }).waitFor();
  await page.keyboard.press('c');
  await page.getByText(`De taak bij ${at(1)} is al opgepakt.`).waitFor();

  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: `Vraag beantwoorden · ${at(1)}` }).waitFor();
  await page.getByRole('button', { name: 'Afhandelen zonder antwoord' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Afhandelen zonder antwoord' }).click();
  await page.getByText(`De vraag ${at(1)} is afgehandeld.`).waitFor();
  await page.getByRole('link', { name: 'Takenlijst' }).first().click();
  await rowOf(page, at(0)).waitFor();
  await rowOf(page, at(1)).waitFor({ state: 'detached' });
  await waitForRow(page, at(2));
  references.splice(references.indexOf(at(1)), 1);
}, 120_000);

test('the place stays when what was claimed leaves the view', async () => {
  const page = await office.page('wide', 'office-place');
  await office.logIn(page, await office.house.addPerson('helpdesk'), 'Takenlijst');
  await page.getByRole('tab', { name: /Niet opgepakt/ }).click();
  const rows = page.locator('[data-task-row]');
  await expect.poll(() => rows.count(), { timeout: 20_000 }).toBe(2);
  const [, second = ''] = await rows.evaluateAll((all) => all.map((row) => row.textContent ?? ''));
  await rows
    .first()
    .getByRole('button', { name: /oppakken/ })
    .click();
  await expect.poll(() => rows.count(), { timeout: 20_000 }).toBe(1);
  await waitForRow(page, /HV-\d{4}-\d{5}/.exec(second)?.[0] ?? '');
});

test('letters that are typed are letters, and the keys can be switched off', async () => {
  const page = await office.page('wide', 'office-typing');
  await office.logIn(page, await office.house.addPerson('helpdesk'), 'Takenlijst');
  await page.locator('[data-task-row]').first().waitFor();
  await page.keyboard.press('?');
  await inspect(page, null);
  await page.getByRole('switch', { name: 'Sneltoetsen gebruiken' }).uncheck();
  await page.getByRole('dialog').getByRole('button', { name: 'Sluiten' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('j');
  expect(await focusedRow(page)).toBeNull();
  await page.getByRole('button', { name: 'Sneltoetsen' }).click();
  await page.getByRole('switch', { name: 'Sneltoetsen gebruiken' }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Filter bewaren' }).click();
  await page.getByLabel('Naam van het filter').pressSequentially('jck?');
  expect(await page.getByLabel('Naam van het filter').inputValue()).toBe('jck?');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+j');
  expect(await focusedRow(page)).toBeNull();
});

test('own filters: save, choose, rename, delete', async () => {
  const page = await office.page('narrow', 'office-filters', { alsoAt: 'wide' });
  await office.logIn(page, await office.house.addPerson('helpdesk'), 'Takenlijst');
  await page.locator('[data-task-row]').first().waitFor();
  await page.getByLabel('Soort taak').selectOption('help-question');
  await page.getByRole('button', { name: 'Filter bewaren' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Bewaren' }).click();
  await page.getByText('Geef het filter een naam.').waitFor();
  await page.getByLabel('Naam van het filter').fill('Alle vragen');
  await inspect(page, null);
  await page.getByRole('dialog').getByRole('button', { name: 'Bewaren' }).click();
  await page.getByText('Het filter is bewaard.').waitFor();
  await page.getByRole('tab', { name: 'Afgehandeld' }).click();
  await page.getByLabel('Bewaarde filters').selectOption('Alle vragen');
  await page.getByRole('tab', { name: /Alle open taken/, selected: true }).waitFor();
  expect(await page.getByLabel('Soort taak').inputValue()).toBe('help-question');
  await inspect(page, 'Takenlijst');
  await page.getByRole('button', { name: 'Filters beheren' }).click();
  await page.getByLabel('Naam van ‘Alle vragen’').fill('Vragen van scholen');
  await page.getByRole('button', { name: 'Naam wijzigen' }).click();
  await page.getByText('De naam is gewijzigd.').waitFor();
  await inspect(page, null);
  await page.getByRole('button', { name: 'Filter ‘Vragen van scholen’ verwijderen' }).click();
  await page.getByText('Het filter is verwijderd.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Sluiten' }).click();
  await page.getByLabel('Bewaarde filters').waitFor({ state: 'detached' });
}, 90_000);

test('with a colleague: a new task appears by itself, a comment is told, a task is given', async () => {
  const anja = await office.page('wide', 'office-anja');
  const bram = await office.page('narrow', 'office-bram');
  const bramAddress = await office.house.addPerson('admin');
  await office.house.store.prisma.account.update({ where: { email: bramAddress }, data: { name: 'Bram de Wit' } });
  await office.logIn(anja, await office.house.addPerson('helpdesk'), 'Takenlijst');
  await office.logIn(bram, bramAddress, 'Takenlijst');
  await anja.locator('[data-task-row]').first().waitFor();
  const reference = await ask('Nieuwe vraag');
  for (const page of [anja, bram]) await rowOf(page, reference).waitFor();

  await rowOf(anja, reference).getByRole('link').click();
  await anja.getByRole('button', { name: 'Opmerking plaatsen' }).click();
  await anja.getByText('Schrijf eerst een opmerking.').waitFor();
  await anja.getByLabel('Nieuwe opmerking').fill('Belt morgen terug.\nVóór tien uur.');
  await anja.getByRole('button', { name: 'Opmerking plaatsen' }).dblclick();
  await anja.getByText('Uw opmerking is geplaatst.').waitFor();
  await inspect(anja, /Vraag beantwoorden/);
  await rowOf(bram, reference).getByText('1 opmerking').waitFor();

  await anja.getByRole('button', { name: 'Aan een collega geven' }).click();
  await anja.getByRole('dialog').getByRole('button', { name: 'Geven' }).click();
  await anja.getByText('Kies een collega.').waitFor();
  await anja.getByRole('dialog').getByLabel('Collega').selectOption('Bram de Wit');
  await inspect(anja, null);
  await anja.getByRole('dialog').getByRole('button', { name: 'Geven' }).click();
  await anja.getByText('Bram de Wit heeft deze taak opgepakt.').waitFor();
  await bram.getByRole('tab', { name: /Mijn taken \(1\)/ }).click();
  await rowOf(bram, reference).getByRole('link').click();
  await bram.getByText('Belt morgen terug.').waitFor();
  await inspect(bram, /Vraag beantwoorden/);
}, 120_000);
