import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { password } from '../support/house.ts';
import { inspect, openOffice, untilSettled, type Office } from '../support/office.ts';

/** The whole way of one application, as its people see it: in a real browser, with real mails, axe on each page. */

let office: Office;
let house: Office['house'];

beforeAll(async () => {
  office = await openOffice();
  ({ house } = office);
}, 180_000);

async function fillIn(page: Page, name: string): Promise<{ applicant: string; manager: string }> {
  const applicant = `${name}@roc-deproef.example`;
  const manager = `baas-${name}@roc-deproef.example`;
  await page.getByLabel('Uw naam').fill('Noor van den Berg');
  await page.getByLabel('Uw functie').fill('Docent Nederlands');
  await page.getByLabel('Uw e-mailadres').fill(applicant);
  await page.getByLabel('Uw telefoonnummer').fill('030 123 45 67');
  await page.getByLabel('School', { exact: true }).fill('ROC De Proef');
  await page.getByLabel('Locatie').fill('Locatie Noord, team Zorg');
  await page.getByLabel('Verzorgende').check();
  await page.getByLabel('Naam van uw leidinggevende').fill('Willem Smit');
  await page.getByLabel('E-mailadres van uw leidinggevende').fill(manager);
  return { applicant, manager };
}

async function logIn(page: Page, email: string): Promise<void> {
  await page.goto(`${house.origin}/admin/`);
  await page.getByRole('button', { name: 'Inloggen' }).waitFor();
  await page.locator('input[type=email], input[name=email]').first().fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.getByRole('button', { name: 'Inloggen' }).click();
}

// Walked on a telephone, and each screen looked at on a desk as well.
test('from the form to the own school', async () => {
  const { linkMailedTo } = office;
  const page = await office.page('narrow', 'application-outside', { alsoAt: 'wide' });
  const inbox = await office.page('narrow', 'application-bureau', { alsoAt: 'wide' });
  const helpdeskEmail = await house.addPerson('helpdesk');

  // The helpdesk has its inbox open before anything comes in.
  await inbox.goto(`${house.origin}/admin/`);
  await inspect(inbox, 'Inloggen');
  await logIn(inbox, helpdeskEmail);
  await inspect(inbox, 'Takenlijst');

  await page.goto(house.origin);
  await inspect(page, 'Snel aan de slag');
  await page.goto(`${house.origin}/hulp`);
  await inspect(page, 'Hulp nodig?');
  await page.goto(`${house.origin}/aanvragen`);
  await inspect(page, 'Account aanvragen');
  await page.getByRole('button', { name: 'Verstuur de aanvraag' }).click();
  await page.getByRole('alert').waitFor();
  await inspect(page, 'Account aanvragen');
  const { applicant, manager } = await fillIn(page, 'noor');
  await page.getByRole('button', { name: 'Verstuur de aanvraag' }).click();
  await inspect(page, 'Kijk in uw e-mail');

  await page.goto(await linkMailedTo(applicant, '/aanvragen/bevestigen/'));
  await inspect(page, 'Bevestig uw e-mailadres');
  await page.getByRole('button', { name: 'Bevestig mijn e-mailadres' }).click();
  const nda = await linkMailedTo(applicant, '/ondertekenen/');
  await untilSettled(page, nda, 'Geheimhoudingsverklaring ondertekenen');
  await page.getByRole('button', { name: 'Onderteken', exact: true }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('Uw volledige naam').fill('Noor van den Berg');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Onderteken', exact: true }).click();
  await untilSettled(page, nda, 'U hebt ondertekend');

  const form = await linkMailedTo(manager, '/ondertekenen/');
  await page.goto(form);
  await inspect(page, 'Aanvraag ondertekenen');
  await page.getByLabel('Uw volledige naam').fill('Willem Smit');
  await page.getByLabel('Uw functie').fill('Opleidingsmanager');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Onderteken', exact: true }).click();
  await untilSettled(page, form, 'U hebt ondertekend');

  // The new task appears in the inbox by itself.
  await inbox
    .getByRole('link', { name: /AA-\d{4}-\d{5}/ })
    .first()
    .click();
  await inbox.getByRole('button', { name: 'Goedkeuren' }).waitFor();
  await inspect(inbox, await headingOf(inbox));
  await inbox.getByRole('button', { name: 'Oppakken' }).click();
  await inbox.getByText('U hebt deze taak opgepakt.').waitFor();
  await inbox.getByRole('button', { name: 'Goedkeuren' }).click();
  const approval = inbox.getByRole('dialog');
  await approval.getByLabel('De school gebeld').check();
  await approval.getByRole('button', { name: 'Goedkeuren' }).click();
  await inbox.getByText(/Aanvraag AA-[-\d]+ is goedgekeurd\./).waitFor();
  await inbox.goto(`${house.origin}/admin/account-applications`);
  await inspect(inbox, 'Aanvragen');

  await page.goto(await linkMailedTo(applicant, '/activeren/'));
  await inspect(page, 'Activeer uw account');
  await page.getByLabel('Kies een wachtwoord').fill(password);
  await page.getByLabel('Typ het wachtwoord nog een keer').fill(password);
  await page.getByRole('button', { name: 'Activeer mijn account' }).click();
  await inspect(page, 'Uw account is actief');
  await logIn(page, applicant);
  await inspect(page, 'Mijn school');
  await page.getByText('ROC De Proef').first().waitFor();
  await page.getByText('Verzorgende').first().waitFor();
  expect(await page.getByText('Bouw').count()).toBe(0);

  await page.goto(`${house.origin}/ondertekenen/${'x'.repeat(43)}`);
  await inspect(page, await headingOf(page));
}, 150_000);

test('the form can be handed in and signed in a browser without JavaScript', async () => {
  const { linkMailedTo } = office;
  const page = await office.page('narrow', 'application-without-script', { script: false });
  await page.goto(`${house.origin}/aanvragen`);
  const { applicant } = await fillIn(page, 'noor-zonder-script');
  await page.getByRole('button', { name: 'Verstuur de aanvraag' }).click();
  await page.getByRole('heading', { name: 'Kijk in uw e-mail' }).waitFor();
  await page.goto(await linkMailedTo(applicant, '/aanvragen/bevestigen/'));
  await page.getByRole('button', { name: 'Bevestig mijn e-mailadres' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const nda = await linkMailedTo(applicant, '/ondertekenen/');
  await page.goto(nda);
  await page.getByLabel('Uw volledige naam').fill('Noor van den Berg');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Onderteken', exact: true }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goto(nda);
  await page.getByRole('heading', { name: 'U hebt ondertekend' }).waitFor();
}, 60_000);

async function headingOf(page: Page): Promise<string> {
  const heading = page.getByRole('heading', { level: 1 });
  await heading.waitFor();
  return (await heading.textContent()) ?? '';
}
