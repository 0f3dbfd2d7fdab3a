import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { journeyOf } from '../support/journey.ts';
import { inspect, openOffice, untilSettled, type Office } from '../support/office.ts';

/** What happens beside the straight way of an application, as its people see it: in a real browser, axe on each page. */

let office: Office;
let go: ReturnType<typeof journeyOf>;

beforeAll(async () => {
  office = await openOffice();
  go = journeyOf(office.house);
}, 180_000);

/** These ways are walked on a telephone, and each screen looked at on a desk as well. */
const both = { alsoAt: 'wide' as const };

const png = {
  name: 'aanstelling.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};
const noPicture = { name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('geen foto') };

async function applied() {
  const { id, form } = await go.apply();
  await go.confirm(id);
  await go.link(id, 'manager-signature');
  const { reference } = await office.house.store.prisma.case.findUniqueOrThrow({ where: { id } });
  const applicant = String(form['applicantEmail']);
  const link = await office.linkMailedTo(applicant, '/aanvraag/');
  return { id, applicant, manager: String(form['managerEmail']), reference, link };
}

async function nameAnotherManager(page: Page, email: string): Promise<void> {
  await page.getByText('Een andere leidinggevende opgeven').click();
  await page.getByLabel('Naam van uw leidinggevende').fill('Fatima Bakker');
  await page.getByLabel('E-mailadres van uw leidinggevende').fill(email);
  await page.getByRole('button', { name: 'Vraag deze leidinggevende' }).click();
}

test('a reminder, another manager, a question, and withdrawn in the end', async () => {
  const helpdesk = 'helpdesk-changes@examenwerk.example';
  await office.house.addPerson('helpdesk', helpdesk);
  const { id, applicant, manager, reference, link } = await applied();
  const title = `Uw aanvraag ${reference}`;
  const page = await office.page('narrow', 'application-changes', both);
  await page.goto(link);
  await inspect(page, title);
  await page.getByRole('button', { name: 'Stuur de leidinggevende een herinnering' }).click();
  await page.getByText('De herinnering is vandaag verstuurd').waitFor();
  await office.mailTo(manager, 'Herinnering');

  await nameAnotherManager(page, applicant);
  await page.getByRole('alert').waitFor();
  await inspect(page, title);
  const other = 'fatima@roc-deproef.example';
  await page.getByLabel('E-mailadres van uw leidinggevende').fill(other);
  await page.getByRole('button', { name: 'Vraag deze leidinggevende' }).click();
  await office.mailTo(manager, 'U hoeft aanvraag');
  await page.goto(await office.linkMailedTo(manager, '/ondertekenen/'));
  await inspect(page, 'Uw handtekening is niet meer nodig');
  await page.goto(await office.linkMailedTo(other, '/ondertekenen/'));
  await page.getByRole('heading', { name: 'Welke gegevens bewaren wij?' }).waitFor();
  await inspect(page, 'Aanvraag ondertekenen');

  await go.signAsManager(id, 2);
  await go.signAsApplicant(id);
  await go.task(id, 'helpdesk-review');
  const desk = await office.page('narrow', 'application-changes-desk', both);
  await office.logIn(desk, helpdesk, 'Takenlijst');
  await office.openTask(desk, 'Aanvraag beoordelen', reference);
  await desk.getByRole('button', { name: 'Om aanvulling vragen' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Om aanvulling vragen' }).click();
  await desk.getByText('Schrijf op wat u van de aanvrager nodig hebt.').waitFor();
  await inspect(desk, null);
  await desk.getByLabel('Uw vraag aan de aanvrager').fill('Bij welk team hoort u?\nStuur ook uw aanstelling.');
  await desk.getByRole('dialog').getByRole('button', { name: 'Om aanvulling vragen' }).click();
  await desk.getByText('krijgt uw vraag per e-mail').waitFor();

  const question = await office.linkMailedTo(applicant, '/aanvullen/');
  await page.goto(question);
  await inspect(page, 'Aanvulling op uw aanvraag');
  await page.getByLabel('Uw antwoord').fill('Team Zorg.');
  await page.getByLabel('Bestanden').setInputFiles([png, noPicture]);
  await page.getByRole('button', { name: 'Verstuur mijn antwoord' }).click();
  await page.getByRole('alert').waitFor();
  await inspect(page, 'Aanvulling op uw aanvraag');
  expect(await page.getByLabel('Uw antwoord').inputValue()).toBe('Team Zorg.');
  await page.getByRole('button', { name: 'Verstuur mijn antwoord' }).click();
  await untilSettled(page, question, 'Wij hebben uw antwoord');

  await go.task(id, 'helpdesk-review/2');
  await desk.goto(`${office.house.origin}/admin/account-applications/${id}/show`);
  await desk.getByRole('heading', { name: 'Vragen en antwoorden' }).waitFor();
  await desk.getByRole('link', { name: 'aanstelling.png', exact: true }).waitFor();
  await inspect(desk, `Aanvraag · ${reference}`);
  await desk.getByRole('button', { name: 'Aanvraag intrekken' }).click();
  await inspect(desk, null);
  await desk.getByLabel('Reden').fill('De school belde af.');
  await desk.getByRole('dialog').getByRole('button', { name: 'Aanvraag intrekken' }).click();
  await desk.getByText('De aanvraag is ingetrokken. De aanvrager krijgt bericht.').waitFor();
  await go.outcome(id);
  await inspect(desk, `Aanvraag · ${reference}`);
  await page.goto(link);
  await page.getByText('Deze aanvraag is ingetrokken.').first().waitFor();
  await inspect(page, title);
  await office.mailTo(applicant, `Uw aanvraag ${reference} is ingetrokken`);
}, 180_000);

test('the helpdesk asks another manager, mails a link again and records an answer', async () => {
  await office.house.addPerson('helpdesk', 'helpdesk-answers@examenwerk.example');
  const { id, reference, link } = await applied();
  const desk = await office.page('narrow', 'application-by-helpdesk', both);
  await office.logIn(desk, 'helpdesk-answers@examenwerk.example', 'Takenlijst');
  await desk.goto(`${office.house.origin}/admin/account-applications/${id}/show`);
  await inspect(desk, `Aanvraag · ${reference}`);
  await desk.getByRole('button', { name: 'Stuur de e-mail opnieuw' }).first().click();
  await desk.getByText('De e-mail wordt opnieuw verstuurd.').waitFor();

  await desk.getByRole('button', { name: 'Andere leidinggevende' }).click();
  await desk.getByRole('button', { name: 'Vraag deze leidinggevende' }).click();
  await desk.getByText('Vul dit veld in.').first().waitFor();
  await inspect(desk, null);
  await desk.getByLabel('Naam van de leidinggevende').fill('Fatima Bakker');
  await desk.getByLabel('E-mailadres van de leidinggevende').fill('fatima-desk@roc-deproef.example');
  await desk.getByLabel('Reden').fill('De school belde: verkeerd adres.');
  await desk.getByRole('button', { name: 'Vraag deze leidinggevende' }).click();
  await desk.getByText('De nieuwe leidinggevende krijgt de vraag om te ondertekenen.').waitFor();
  await office.mailTo('fatima-desk@roc-deproef.example', 'Graag uw handtekening');

  await go.signAsManager(id, 2);
  await go.signAsApplicant(id);
  const helpdesk = await office.house.signIn('helpdesk');
  await go.decide(id, 'helpdesk-review', helpdesk, 'more-asked', 'Bij welk team hoort u?');
  await go.link(id, 'more-information');
  await desk.getByRole('button', { name: 'Antwoord is binnengekomen' }).click();
  await inspect(desk, null);
  await desk.getByLabel('Antwoord van de aanvrager').fill('Belde: team Zorg.');
  await desk.getByRole('button', { name: 'Leg het antwoord vast' }).click();
  await desk.getByText('Het antwoord is vastgelegd.').waitFor();
  await desk.getByText('Antwoord van de aanvrager, vastgelegd door De helpdesk').waitFor();
  await inspect(desk, `Aanvraag · ${reference}`);

  // In a tab that was opened before the approval.
  const page = await office.page('narrow', 'application-withdrawn-late', both);
  await page.goto(link);
  await go.decide(id, 'helpdesk-review/2', helpdesk, 'approved');
  await go.task(id, 'activation');
  await page.getByText('De aanvraag intrekken').click();
  await page.getByLabel('Ja, ik wil mijn aanvraag intrekken').check();
  await page.getByRole('button', { name: 'Trek de aanvraag in' }).click();
  await page.getByRole('alert').getByRole('heading', { name: 'Uw aanvraag is niet ingetrokken' }).waitFor();
  await inspect(page, `Uw aanvraag ${reference}`);
}, 120_000);

test('all of it works for an applicant whose browser runs no script', async () => {
  const { id, link } = await applied();
  const page = await office.page('narrow', 'application-without-script', { script: false });
  await page.goto(link);
  await nameAnotherManager(page, 'fatima-zonder@roc-deproef.example');
  await office.mailTo('fatima-zonder@roc-deproef.example', 'Graag uw handtekening');
  await go.signAsManager(id, 2);
  await go.signAsApplicant(id);
  const helpdesk = await office.house.signIn('helpdesk');
  await go.decide(id, 'helpdesk-review', helpdesk, 'more-asked', 'Bij welk team hoort u?');
  const question = office.house.origin + (await go.link(id, 'more-information'));
  await page.goto(question);
  await page.getByLabel('Bestanden').setInputFiles([png]);
  await page.getByRole('button', { name: 'Verstuur mijn antwoord' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goto(question);
  await page.getByRole('heading', { name: 'Wij hebben uw antwoord' }).waitFor();
  await page.getByRole('link', { name: 'Bekijk hoe uw aanvraag ervoor staat' }).click();
  await page.getByText('De aanvraag intrekken').click();
  await page.getByLabel('Ja, ik wil mijn aanvraag intrekken').check();
  await page.getByRole('button', { name: 'Trek de aanvraag in' }).click();
  await page.getByText('Deze aanvraag is ingetrokken.').first().waitFor();
  expect(await go.outcome(id)).toBe('withdrawn');
}, 120_000);
