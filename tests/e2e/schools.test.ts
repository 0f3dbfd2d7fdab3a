import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { addSchools } from '../../store/schools.ts';
import { journeyOf } from '../support/journey.ts';
import { inspect, openOffice, type Office } from '../support/office.ts';

/** Schools as people meet them: searched on the form without a script, typed, linked by the helpdesk, merged. */

let office: Office;
let go: ReturnType<typeof journeyOf>;

beforeAll(async () => {
  office = await openOffice();
  const { house } = office;
  go = journeyOf(house);
  await addSchools(house.store.prisma, house.occasion(), [
    { name: 'ROC Rivierenpoort', kind: 'roc', brin: '98RP', locations: ['Locatie Dijkpoort', 'Locatie Uiterwaard'] },
    { name: 'Vakschool Hout en Meubel Oost', kind: 'vakschool', brin: '98HO', locations: ['Zagerij'] },
    { name: 'Vakschool Hout en Meubel West', kind: 'vakschool', brin: '98HW' },
    { name: 'Bedrijfsschool De Spoorwerf', kind: 'other', brin: '98SP' },
  ]);
}, 180_000);

/** These ways are walked on a telephone, and each screen looked at on a desk as well. */
const both = { alsoAt: 'wide' as const };

async function fillIn(page: Page, name: string, school: string): Promise<string> {
  const applicant = `${name}@roc-rivierenpoort.example`;
  await page.goto(`${office.house.origin}/aanvragen`);
  await page.getByLabel('Uw naam').fill('Noor van den Berg');
  await page.getByLabel('Uw functie').fill('Docent Nederlands');
  await page.getByLabel('Uw e-mailadres').fill(applicant);
  await page.getByLabel('Uw telefoonnummer').fill('030 123 45 67');
  await page.getByLabel('School', { exact: true }).fill(school);
  await page.getByLabel('Locatie').fill('Locatie Noord');
  await page.getByLabel('Verzorgende').check();
  await page.getByLabel('Naam van uw leidinggevende').fill('Willem Smit');
  await page.getByLabel('E-mailadres van uw leidinggevende').fill(`baas-${name}@roc-rivierenpoort.example`);
  return applicant;
}
const send = (page: Page) => page.getByRole('button', { name: 'Verstuur de aanvraag' }).click();

const caseOf = async (applicantEmail: string) => {
  const { id, case: of } = await office.house.store.prisma.accountApplication.findFirstOrThrow({
    where: { applicantEmail },
    include: { case: true },
  });
  return { id, reference: of.reference };
};

test('the form finds the school without a script', async () => {
  const page = await office.page('narrow', 'school-form', { script: false });
  const ask = async (school: string) => {
    await page.getByLabel('School', { exact: true }).fill(school);
    await send(page);
  };
  // Several that may be meant.
  const applicant = await fillIn(page, 'zoekt', 'hout en meubel');
  await send(page);
  await page.getByRole('alert').waitFor();
  await page.getByRole('group', { name: 'Welke school bedoelt u?' }).waitFor();
  expect(await page.getByRole('radio').count()).toBe(3);
  // Another name is looked for anew; one that is in no list is asked to be confirmed.
  await ask('Kunstacademie Elders');
  await page.getByRole('group', { name: 'Uw school staat niet in onze lijst' }).waitFor();
  // A known one, with another field still wrong: its locations are proposed, and it stays.
  await page.getByLabel('Locatie').fill('');
  await ask('98ho');
  await page.getByRole('link', { name: 'Vul de locatie in waar u werkt.' }).waitFor();
  expect(await page.getByLabel('School', { exact: true }).inputValue()).toBe('Vakschool Hout en Meubel Oost (98HO)');
  expect(await page.locator('#location-list option').getAttribute('value')).toBe('Zagerij');
  await page.getByLabel('Locatie').fill('Zagerij');
  await send(page);
  await page.getByRole('heading', { name: 'Kijk in uw e-mail' }).waitFor();
  const { id } = await caseOf(applicant);
  const application = await office.house.store.prisma.accountApplication.findUniqueOrThrow({
    where: { id },
    include: { school: true },
  });
  expect(application.school.brin).toBe('98HO');
  await page.context().close();
}, 120_000);

test('from a typed school over the task to a linked one and the approval', async () => {
  const { house } = office;
  const page = await office.page('narrow', 'typed-school', both);
  const applicant = await fillIn(page, 'typt', 'Regionaal college Rivierenport');
  await send(page);
  await page.getByRole('group', { name: 'Welke school bedoelt u?' }).waitFor();
  await inspect(page, 'Account aanvragen');
  await page.getByLabel(/Mijn school staat hier niet bij/).check();
  await send(page);
  await inspect(page, 'Kijk in uw e-mail');
  const { id, reference } = await caseOf(applicant);
  await go.confirm(id);
  await Promise.all([go.signAsManager(id), go.signAsApplicant(id)]);
  await go.task(id, 'helpdesk-review');

  const email = 'helpdesk-koppelt@examenwerk.example';
  await house.addPerson('helpdesk', email);
  const desk = await office.page('narrow', 'school-task', both);
  await office.logIn(desk, email, 'Takenlijst');
  // Too early.
  await office.openTask(desk, 'Aanvraag beoordelen', reference);
  await desk.getByText(/Deze school staat nog niet in onze lijst/).waitFor();
  await desk.getByRole('button', { name: 'Goedkeuren' }).click();
  await desk.getByRole('dialog').getByLabel('De school gebeld').check();
  await desk.getByRole('dialog').getByRole('button', { name: 'Goedkeuren' }).click();
  await desk
    .getByText(/Koppel de school eerst in de taak/)
    .first()
    .waitFor();

  await office.openTask(desk, 'School koppelen', reference);
  await desk.getByRole('heading', { name: 'Welke school is dit?' }).waitFor();
  await inspect(desk, `School koppelen · ${reference}`);
  await desk.getByRole('button', { name: 'Oppakken' }).click();
  await desk.getByText('U hebt deze taak opgepakt.').waitFor();
  await desk.getByRole('button', { name: 'Toevoegen aan de lijst' }).click();
  await inspect(desk, null);
  await desk.getByLabel('BRIN-nummer').fill('98RP');
  await desk.getByRole('dialog').getByRole('button', { name: 'Toevoegen aan de lijst' }).click();
  await desk
    .getByRole('dialog')
    .getByText(/Dit BRIN-nummer is al van ROC Rivierenpoort/)
    .waitFor();
  await desk.getByRole('button', { name: 'Terug' }).click();
  await desk.getByRole('button', { name: 'Dit is de school: ROC Rivierenpoort' }).click();
  await desk.getByText(`${reference} hoort nu bij ROC Rivierenpoort.`).waitFor();
  await desk.getByText('Gekoppeld').first().waitFor();
  await inspect(desk, `School koppelen · ${reference}`);

  await office.openTask(desk, 'Aanvraag beoordelen', reference);
  await desk.getByRole('button', { name: 'Goedkeuren' }).click();
  await desk.getByRole('dialog').getByLabel('De school gebeld').check();
  await desk.getByRole('dialog').getByRole('button', { name: 'Goedkeuren' }).click();
  await desk.getByText(`Aanvraag ${reference} is goedgekeurd.`).waitFor();
  await Promise.all([page.context().close(), desk.context().close()]);
}, 180_000);

test('the helpdesk adds, changes and merges schools; an account holder sees it at once', async () => {
  const { house } = office;
  const email = 'helpdesk-scholen@examenwerk.example';
  await house.addPerson('helpdesk', email);
  const desk = await office.page('narrow', 'schools', both);
  await office.logIn(desk, email, 'Takenlijst');
  await desk.goto(`${house.origin}/admin/schools`);
  await desk.getByRole('link', { name: 'ROC Rivierenpoort' }).waitFor();
  await inspect(desk, 'Scholen');
  await desk.getByLabel('Zoeken op naam, BRIN-nummer of locatie').fill('niets wat er is');
  await desk.getByText('Er is geen school gevonden die hierop lijkt.').waitFor();
  await inspect(desk, 'Scholen');

  const name = 'ROC Polder';
  await desk.getByRole('button', { name: 'School toevoegen' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'School toevoegen' }).click();
  await desk.getByText('Vul de naam van de school in.').waitFor();
  const form = desk.getByRole('dialog');
  await form.getByLabel('Naam').fill(name);
  await form.getByLabel('BRIN-nummer').fill('97PA');
  await form.getByLabel('Locaties').fill('Gemaal\nDijk');
  await inspect(desk, null);
  await desk.getByRole('dialog').getByRole('button', { name: 'School toevoegen' }).click();
  await inspect(desk, name);

  await desk.getByRole('button', { name: 'Wijzigen' }).click();
  await desk.getByLabel('Locaties').fill('Gemaal');
  await desk.getByRole('button', { name: 'Opslaan' }).click();
  await desk.getByText('De school is gewijzigd.').waitFor();
  await desk.getByText('Gegevens gewijzigd').waitFor();

  // An account holder of the school that stays behind has the own page open.
  const holderEmail = 'houder@roc-polder.example';
  await house.addPerson('school', holderEmail);
  const account = await house.store.prisma.account.findUniqueOrThrow({ where: { email: holderEmail } });
  const school = await house.store.prisma.school.findFirstOrThrow({ where: { name } });
  await house.store.prisma.schoolAccess.updateMany({
    where: { accountId: account.id },
    data: { schoolId: school.id },
  });
  const holder = await office.page('narrow', 'school-holder', both);
  await office.logIn(holder, holderEmail, 'Mijn school');
  await holder.getByText(name).first().waitFor();

  await desk.reload();
  await inspect(desk, name);
  await desk.getByText(holderEmail).waitFor();
  await desk.getByRole('button', { name: 'Samenvoegen' }).click();
  await desk.getByRole('combobox', { name: 'Samenvoegen met' }).fill('spoorwerf');
  await desk.getByRole('option', { name: /De Spoorwerf/ }).click();
  await desk.getByText('1 account', { exact: true }).waitFor();
  await desk.getByLabel('Reden').fill('Fusie per 1 augustus.');
  await inspect(desk, null);
  await desk.getByRole('dialog').getByRole('button', { name: 'Samenvoegen' }).click();
  await inspect(desk, 'Bedrijfsschool De Spoorwerf');
  await desk.getByRole('link', { name }).click();
  await desk
    .getByText(/Deze school is samengevoegd met/)
    .first()
    .waitFor();
  await inspect(desk, name);

  await holder.getByText('Bedrijfsschool De Spoorwerf').first().waitFor();
  await inspect(holder, 'Mijn school');
  await Promise.all([desk.context().close(), holder.context().close()]);
}, 180_000);
