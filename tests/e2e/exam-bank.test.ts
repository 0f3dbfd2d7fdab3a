import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../dev/app-build.ts';
import { inspect, openOffice, type Office } from '../support/office.ts';

/** An exam from its code to published and retired, by the bureau's staff, in a real browser. */

let office: Office;

beforeAll(async () => {
  office = await openOffice();
  await buildApp('exam', `/tmp/exam-build-${process.pid}.log`);
}, 180_000);

/** These ways are walked on a telephone, and each screen looked at on a desk as well. */
const both = { alsoAt: 'wide' as const };

const save = async (page: Page) => {
  await page.getByRole('button', { name: 'Opslaan' }).click();
  await page.getByText('Alles is opgeslagen.').waitFor();
};

async function newExam(page: Page, code: string): Promise<void> {
  await page.getByRole('link', { name: 'Nieuw examen' }).click();
  await page.getByRole('button', { name: 'Examen aanmaken' }).click();
  await page.getByText('Vul de titel in.').waitFor();
  await page.getByLabel('Code').fill(code);
  await page.getByLabel('Titel').fill('Lezen op het station');
  await page.getByLabel('Verzorgende').check();
  await inspect(page, 'Nieuw examen');
  await page.getByRole('button', { name: 'Examen aanmaken' }).click();
  await page.getByRole('heading', { level: 1, name: `Concept bewerken · ${code}` }).waitFor();
}

async function addQuestion(page: Page, kind: string): Promise<void> {
  await page.getByRole('button', { name: 'Vraag toevoegen aan Deel 1' }).click();
  await page.getByRole('menuitem', { name: kind }).click();
}

/** One part with a text and three kinds of questions; the last is left without a key. */
async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('Duur in minuten').fill('45');
  await page.getByLabel('Cesuur in punten').fill('1');
  await page.getByRole('button', { name: 'Deel toevoegen' }).click();
  await page.getByLabel('Titel van dit deel').fill('Het spoorboekje');
  await page.getByLabel('Een tekst').check();
  await page.getByLabel('Titel van de bron').fill('Omroep');
  await page
    .getByRole('textbox', { name: 'Tekst', exact: true })
    .fill('De trein naar **Utrecht** vertrekt van spoor 5.');

  await addQuestion(page, 'Eén goed antwoord');
  const first = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Vraag 1 ·/ }) });
  await first.getByRole('textbox', { name: 'Vraag', exact: true }).fill('Van welk spoor vertrekt de trein?');
  for (const [index, text] of ['3', '4', '5', '6'].entries()) {
    await first.getByRole('textbox', { name: `Antwoord ${index + 1}`, exact: true }).fill(`Spoor ${text}`);
  }
  await first.getByRole('radio', { name: 'Antwoord 3 is goed' }).check();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    first.getByRole('button', { name: 'Afbeelding bij antwoord 3' }).click(),
  ]);
  await chooser.setFiles(fileURLToPath(new URL('../../dev/demo-exams/pictures/injectiespuit.png', import.meta.url)));
  await first.getByLabel('Beschrijving van de afbeelding').fill('Een bord met een 5');
  await first.getByRole('button', { name: /^Vraag 1 ·/ }).click();

  await addQuestion(page, 'Waar of niet waar');
  const second = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Vraag 2 ·/ }) });
  await second.getByRole('textbox', { name: 'Vraag', exact: true }).fill('De trein gaat naar Utrecht.');
}

test('from its code to published, changed and retired', async () => {
  const { house, page: open, logIn } = office;
  const code = 'LE-VZ-11';
  const staff = await open('narrow', 'exam-bank', both);
  await logIn(staff, await house.addPerson('staff'), 'Examens');
  await inspect(staff, 'Examens');
  await newExam(staff, code);
  await fillIn(staff);
  await save(staff);
  await staff.getByText('Dit moet nog voordat u kunt publiceren').waitFor();
  await inspect(staff, `Concept bewerken · ${code}`);
  expect(await staff.getByRole('button', { name: 'Publiceren' }).isDisabled()).toBe(true);

  const again = await staff.context().newPage(); // the same draft in a second tab
  await again.goto(staff.url());
  await again.getByLabel('Titel van dit deel').fill('Iets anders');

  await staff.getByRole('button', { name: /^Vraag 2:/ }).click();
  await staff.getByRole('radio', { name: 'Waar', exact: true }).check();
  await save(staff);

  await again.getByRole('button', { name: 'Opslaan' }).click();
  await again.getByText('Iemand anders heeft dit concept intussen opgeslagen.').waitFor();
  await again.getByRole('button', { name: /^Andere versie laden/ }).click();
  await expect.poll(() => again.getByLabel('Titel van dit deel').inputValue()).toBe('Het spoorboekje');
  // What is taken away can come back.
  await again.getByRole('button', { name: 'Meer mogelijkheden voor Vraag 1' }).click();
  await again.getByRole('menuitem', { name: 'Verwijderen' }).click();
  await again.getByText('Vraag 1 is verwijderd.').waitFor();
  expect(await again.getByText('Van welk spoor vertrekt de trein?').count()).toBe(0);
  await again.getByRole('button', { name: 'Zet terug' }).click();
  await again.getByText('Van welk spoor vertrekt de trein?').first().waitFor();
  // It types on while the other publishes.
  await again.getByLabel('Titel van dit deel').fill('Nog niet bewaard');

  const [preview] = await Promise.all([
    staff.waitForEvent('popup'),
    staff.getByRole('link', { name: 'Bekijken als kandidaat' }).click(),
  ]);
  await preview.getByText('Van welk spoor vertrekt de trein?').waitFor();
  await preview.close();

  await staff.getByRole('button', { name: 'Publiceren' }).click();
  await inspect(staff, null);
  await staff.getByRole('dialog').getByRole('button', { name: 'Publiceren' }).click();
  await staff.getByText('Versie 1 · gepubliceerd').waitFor();
  await inspect(staff, `Lezen op het station · ${code}`);
  expect(await staff.getByRole('link', { name: 'Bewerken' }).count()).toBe(0);
  await again.getByText('Dit is geen concept meer').waitFor();
  expect(await again.getByLabel('Titel van dit deel').inputValue()).toBe('Nog niet bewaard');
  expect(await again.getByRole('button', { name: 'Opslaan' }).count()).toBe(0);
  await again.close();

  await staff.getByRole('button', { name: 'Nieuw concept maken' }).click();
  await staff.getByRole('heading', { level: 1, name: `Concept bewerken · ${code}` }).waitFor();
  await staff.getByLabel('Duur in minuten').fill('50');
  await save(staff);
  await staff.getByRole('button', { name: 'Publiceren' }).click();
  await staff.getByRole('dialog').getByRole('button', { name: 'Publiceren' }).click();
  await staff.getByText('Versie 2 · gepubliceerd').waitFor();
  await staff.getByText('Versie 1 · vervallen').waitFor();

  await staff.getByRole('button', { name: 'Laten vervallen' }).click();
  await staff.getByRole('dialog').getByLabel('Reden').fill('Er staat een fout in vraag 2.');
  await staff.getByRole('dialog').getByRole('button', { name: 'Laten vervallen' }).click();
  await staff.getByText('Versie 2 · vervallen').waitFor();

  await staff.goto(`${house.origin}/admin/exam-bank`);
  await staff.getByRole('link', { name: code }).first().waitFor();
  await inspect(staff, 'Examens');
  await staff.getByLabel('Soort', { exact: true }).click();
  await staff.getByRole('option', { name: 'Luisterexamen' }).click();
  await expect.poll(() => staff.getByRole('link', { name: code }).count()).toBe(0);

  // An exam that was never published goes with its only draft.
  await staff.goto(`${house.origin}/admin/exam-bank`);
  await newExam(staff, `${code}-WEG`);
  await staff.goto(`${house.origin}/admin/exam-bank`);
  await staff
    .getByRole('link', { name: `${code}-WEG` })
    .first()
    .click();
  await staff.getByRole('button', { name: 'Concept verwijderen' }).click();
  await staff.getByText('Het hele examen is dan weg.').waitFor();
  await staff.getByRole('dialog').getByRole('button', { name: 'Concept verwijderen' }).click();
  await staff.getByRole('heading', { level: 1, name: 'Examens' }).waitFor();
  await expect.poll(() => staff.getByRole('link', { name: `${code}-WEG` }).count()).toBe(0);
}, 150_000);

test('study fields are added, renamed and taken off the form', async () => {
  const { house, page: open, logIn } = office;
  const staff = await open('narrow', 'study-fields', both);
  await logIn(staff, await house.addPerson('staff'), 'Examens');
  await staff.goto(`${house.origin}/admin/study-fields`);
  await inspect(staff, 'Opleidingsrichtingen');
  await staff.getByRole('button', { name: 'Opleidingsrichting toevoegen' }).click();
  await staff.getByRole('textbox', { name: 'Code' }).fill('zw-doktersassistent');
  await staff.getByRole('textbox', { name: 'Naam' }).fill('Doktersassistent');
  await staff.getByRole('textbox', { name: 'Groep' }).fill('Zorg');
  await inspect(staff, null);
  await staff.getByRole('button', { name: 'Opslaan' }).click();
  await staff.getByRole('button', { name: 'Naam wijzigen van Doktersassistent' }).click();
  await staff.getByRole('textbox', { name: 'Naam' }).fill('Doktersassistente');
  await staff.getByRole('button', { name: 'Opslaan' }).click();
  await staff.getByRole('button', { name: 'Laten vervallen: Doktersassistente' }).click();
  await staff.getByRole('dialog').getByRole('button', { name: 'Laten vervallen' }).click();
  await expect.poll(() => staff.getByText('Doktersassistente', { exact: true }).count()).toBe(0);
}, 60_000);
