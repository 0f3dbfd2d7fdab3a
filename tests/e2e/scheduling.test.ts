import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import type { Sitting } from '../../api/scheduling/contract.ts';
import { dayAfter, dayOf } from '../../domain/exam-window.ts';
import { createExam, publishDraft, saveDraft } from '../../store/exam-drafts.ts';
import { currentStudyFields } from '../../store/study-fields.ts';
import { candidateIn } from '../support/candidate.ts';
import { choiceExam, openSitting } from '../support/exams.ts';
import { inspect, openOffice, type Office } from '../support/office.ts';

/** An account holder schedules an exam, prints its list, adds a latecomer and cancels another: in a real browser, with axe. */

let office: Office;
let house: Office['house'];
let versionId: string;

beforeAll(async () => {
  office = await openOffice();
  ({ house } = office);
  versionId = await publishReadingExam();
}, 180_000);

async function publishReadingExam(): Promise<string> {
  const { store } = house;
  const [ownField] = await currentStudyFields(store);
  const email = await house.addPerson('staff');
  const { id: staffId } = await store.prisma.account.findFirstOrThrow({ where: { email } });
  const title = 'Lezen op het station';
  const facts = { code: 'LE-VZ-03', kind: 'reading' as const, title, studyFieldIds: ownField ? [ownField.id] : [] };
  const examId = await createExam(store, house.occasion(), facts);
  const draft = await store.prisma.examVersion.findFirstOrThrow({ where: { examId } });
  await saveDraft(store, draft, { title, durationMinutes: 60, cutScore: 6, content: choiceExam(10) });
  await publishDraft(store, house.occasion(), staffId, { id: draft.id, version: draft.version + 1 });
  return draft.id;
}

const cell = (page: Page, column: string, line: number) =>
  page.getByRole('textbox', { name: `${column}, kandidaat ${line}`, exact: true });

async function typeCandidate(page: Page, line: number, values: Record<string, string>): Promise<void> {
  for (const [column, value] of Object.entries(values)) await cell(page, column, line).fill(value);
}

/** What a spreadsheet leaves on the clipboard, pasted into a cell. */
async function paste(page: Page, line: number, text: string): Promise<void> {
  await cell(page, 'Studentnummer', line).focus();
  await page.evaluate((copied) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', copied);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}

const noor = {
  Studentnummer: '0012345',
  Voornaam: 'Noor',
  Tussenvoegsel: 'van den',
  Achternaam: 'Berg',
  Geboortedatum: '1-2-2008',
  'Extra min.': '15',
};

const latecomer = {
  ...noor,
  Studentnummer: '0099992',
  Voornaam: 'Tessa',
  Achternaam: 'Telaat',
  Geboortedatum: '6-7-2007',
  'Extra min.': '',
};

test('from scheduling to the printed list', async () => {
  const page = await office.page('narrow', 'scheduling', { alsoAt: 'wide' });
  const email = await house.addPerson('school');
  const { id: ownerId } = await house.store.prisma.account.findFirstOrThrow({ where: { email } });
  await office.logIn(page, email, 'Mijn school');
  await inspect(page, 'Mijn school');
  await page.getByRole('link', { name: 'Examen klaarzetten' }).click();
  await page.getByRole('heading', { level: 1, name: 'Examen klaarzetten' }).waitFor();

  // What is missing is said at once, and typed things stay.
  await typeCandidate(page, 1, { ...noor, Geboortedatum: '31-02-2008' });
  await page.getByRole('button', { name: 'Klaarzetten', exact: true }).click();
  await page.getByText('Nog niet alles klopt').waitFor();
  await inspect(page, 'Examen klaarzetten');
  await page.getByRole('button', { name: /^Kandidaat 1, Geboortedatum/ }).click();
  expect(await cell(page, 'Geboortedatum', 1).evaluate((field) => field === document.activeElement)).toBe(true);
  await cell(page, 'Geboortedatum', 1).fill('1-2-2008');
  expect(await cell(page, 'Studentnummer', 1).inputValue()).toBe('0012345');

  await page.getByRole('combobox', { name: 'Examen' }).fill('station');
  await page.getByRole('option', { name: /LE-VZ-03.*60 minuten/ }).click();
  await page.getByLabel(/^Datum/).fill(dayAfter(dayOf(house.clock.now()), 7));
  await page.getByLabel(/^Van/).fill('09:00');
  await page.getByLabel(/^Tot/).fill('09:30');
  await page.getByLabel(/^Locatie/).fill('Gebouw B, lokaal 1.04');

  await paste(page, 2, 'Achternaam\tRoepnaam\tStudentnr\tGeboortedatum\r\nJansen\tSem\t0012346\t2-3-2008\r\n');
  await page.getByText('Er is 1 regel overgenomen').waitFor(); // read as a file is, by the API
  expect(await cell(page, 'Voornaam', 2).inputValue()).toBe('Sem');
  expect(await cell(page, 'Geboortedatum', 2).inputValue()).toBe('02-03-2008');

  // One line of the file is wrong: it comes into the form as it is, and is mended there.
  const csv = [
    'studentnummer;voornaam;tussenvoegsel;achternaam;geboortedatum;extra tijd',
    '0012347;Eva;de;Vries;03-04-2008;',
    '0012348;Ali;;Yilmaz;99-04-2008;',
  ].join('\n');
  const file = { name: 'kandidaten.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('Er zijn 2 regels overgenomen').waitFor();
  expect(await cell(page, 'Studentnummer', 1).inputValue()).toBe('0012345');
  expect(await cell(page, 'Geboortedatum', 4).getAttribute('aria-invalid')).toBe('true');
  await inspect(page, 'Examen klaarzetten');
  await cell(page, 'Geboortedatum', 4).fill('05-04-2008');

  // 30 minutes for an exam of 60: one is warned, and a double click on going on makes one sitting.
  const before = await house.store.prisma.sitting.count();
  await page.getByRole('button', { name: 'Klaarzetten', exact: true }).click();
  await page.getByRole('dialog').getByText(/60/).first().waitFor();
  await inspect(page, null);
  await page.getByRole('button', { name: 'Toch klaarzetten' }).dblclick();
  await page.getByText(/Het examen is klaargezet\. Het kenmerk is AM-/).waitFor();
  await inspect(page, /Lezen op het station · AM-/);
  expect(await house.store.prisma.sitting.count()).toBe(before + 1);
  expect(await page.getByText('1-2-2008').count()).toBe(0);

  const sittingId = page.url().split('/').at(-2) ?? '';
  const numbers = async () =>
    ((await (await page.request.get(`${house.origin}/api/sittings/${sittingId}`)).json()) as Sitting).candidates.map(
      ({ examNumber }) => examNumber,
    );
  const [first = ''] = await numbers();
  expect(await numbers()).toHaveLength(4);
  await page.getByText(first.replace(/(\d{3})(?=\d)/g, '$1 ')).waitFor();
  for (const name of ['Presentielijst', 'Blad voor de surveillant', 'Stroken met examennummers']) {
    const link = page.getByRole('link', { name: `${name} (pdf)` });
    expect(await link.getAttribute('target')).toBe('_blank');
    const printed = await page.request.get(`${house.origin}${(await link.getAttribute('href')) ?? ''}`);
    expect(printed.status(), name).toBe(200);
    expect(printed.headers()['content-type'], name).toBe('application/pdf');
    expect((await printed.body()).subarray(0, 5).toString(), name).toBe('%PDF-');
  }

  await page.getByRole('link', { name: 'Kandidaat toevoegen' }).click();
  await page.getByRole('heading', { level: 1, name: /Kandidaten toevoegen/ }).waitFor();
  await typeCandidate(page, 1, latecomer);
  await inspect(page, /Kandidaten toevoegen/);
  await page.getByRole('button', { name: 'Toevoegen', exact: true }).click();
  await page
    .getByRole('dialog')
    .getByText(/er zijn 30 minuten beschikbaar/)
    .waitFor();
  await page.getByRole('button', { name: 'Toch toevoegen' }).click();
  await page.getByText('1 kandidaat is toegevoegd.').waitFor();
  expect(await numbers()).toHaveLength(5);
  await inspect(page, /Lezen op het station · AM-/);

  // Another sitting, next week, is cancelled with a reason; it asks for one.
  const day = dayAfter(dayOf(house.clock.now()), 8);
  const window = { firstDay: day, lastDay: day, fromMinute: 540, untilMinute: 660 };
  const other = await openSitting(house.store, versionId, { ownerId, candidates: 2, window });
  await page.goto(`${house.origin}/admin/sittings/${other.id}/show`);
  await page.getByRole('button', { name: 'Annuleren' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Annuleren' }).click();
  await dialog.getByText('Vul in waarom u het annuleert.').waitFor();
  await inspect(page, null);
  await dialog.getByLabel(/^Reden/).fill('Het lokaal is niet vrij.');
  await dialog.getByRole('button', { name: 'Annuleren' }).click();
  await page.getByText('Reden: Het lokaal is niet vrij.').waitFor();
  await page.goto(`${house.origin}/admin/sittings`);
  await page
    .getByRole('link', { name: /LE-VZ-03/ })
    .first()
    .waitFor();
  await inspect(page, 'Afnamemomenten');
}, 120_000);

test('at a desk candidates are typed in a table, in which Enter goes to the line below', async () => {
  const page = await office.page('wide', 'scheduling-desk');
  await office.logIn(page, await house.addPerson('school'), 'Mijn school');
  await page.getByRole('link', { name: 'Examen klaarzetten' }).click();
  await typeCandidate(page, 1, noor);
  await paste(page, 2, 'Achternaam\tRoepnaam\tStudentnr\tGeboortedatum\r\nJansen\tSem\t0012346\t2-3-2008\r\n');
  await page.getByText('Er is 1 regel overgenomen').waitFor();
  const second = page
    .getByRole('table')
    .getByRole('row')
    .filter({ has: cell(page, 'Voornaam', 2) });
  await expect.poll(() => second.getByRole('textbox').nth(0).inputValue()).toBe('0012346');
  await cell(page, 'Studentnummer', 1).press('Enter');
  await expect
    .poll(() => cell(page, 'Studentnummer', 2).evaluate((field) => field === document.activeElement))
    .toBe(true);
});

test('the results page that stands open shows the mark the moment a candidate hands in', async () => {
  const email = await house.addPerson('school', 'docent-uitslag@roc-deproef.example');
  const { id: ownerId } = await house.store.prisma.account.findUniqueOrThrow({ where: { email } });
  const { id, examNumbers } = await openSitting(house.store, versionId, { ownerId, candidates: 2 });
  const candidates = await Promise.all(
    examNumbers.map(async (examNumber) => {
      const candidate = candidateIn(house);
      await candidate.enter(examNumber);
      await candidate.open();
      return candidate;
    }),
  );
  const page = await office.page('wide', 'results-live');
  await office.logIn(page, email, 'Mijn school');
  await page.goto(`${house.origin}/admin/results/${id}/show`);
  const row = (number: number) => page.getByRole('row', { name: new RegExp(`^Berg ${number}, Fatima van den`) });
  await row(1).getByText('Bezig').waitFor();
  await page.getByText('0 van 2 ingeleverd').waitFor();
  // Whoever reloads would not see that the page does so by itself.
  await page.evaluate(() => Object.assign(globalThis, { stillTheSame: true }));

  const right = { choice: 'b' };
  for (let item = 1; item <= 8; item += 1) await candidates[0]?.save(`item-${item}`, right);
  expect(await candidates[0]?.handIn()).toBe('handed-in');
  // Eight of ten, where six is a 5,5: seven and three quarters, rounded half up.
  await row(1).getByText('7,8', { exact: true }).waitFor({ timeout: 5_000 });
  await row(1).getByText('Voldoende', { exact: true }).waitFor();
  await page.getByText('1 van 2 ingeleverd').waitFor();
  await row(2).getByText('Bezig').waitFor();
  await inspect(page, /^Resultaten Lezen op het station/);

  expect(await candidates[1]?.handIn()).toBe('handed-in');
  await row(2).getByText('1,0', { exact: true }).waitFor({ timeout: 5_000 });
  expect(await page.evaluate(() => 'stillTheSame' in globalThis)).toBe(true);
}, 60_000);
