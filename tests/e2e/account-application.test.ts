import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { buildApp } from '../../dev/app-build.ts';
import { freePorts } from '../../dev/ports.ts';
import { launchBrowser } from '../support/browser.ts';
import { openHouse, password, type House } from '../support/house.ts';
import { deliverMails } from '../support/mail-delivery.ts';
import { linksIn, mailsTo } from '../support/mail.ts';
import { inspect } from '../support/office.ts';

/** The whole way of one application, as its people see it: in a real browser, with real mails, axe on each page. */

const widths = { wide: { width: 1280, height: 900 }, narrow: { width: 360, height: 740 } };
let house: House;
let browser: Browser;

beforeAll(async () => {
  const [port = 0] = await freePorts(1);
  const logs = join(tmpdir(), 'teletoets-e2e');
  mkdirSync(logs, { recursive: true });
  await buildApp('admin', join(logs, 'admin-build.log'));
  house = await openHouse({ port });
  await house.startWorker();
  await deliverMails(house, port);
  browser = await launchBrowser();
}, 180_000);
afterAll(async () => {
  await browser.close();
});

async function linkMailedTo(address: string, path: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    for (const mail of await mailsTo(address)) {
      const link = linksIn(mail).find((one) => one.includes(path));
      if (link) return link;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No mail with a link to ${path} came`);
}

/** After a press behind a link: on a busy machine the page may say 'received' first; looking again tells how it went. */
async function untilSettled(page: Page, link: string, heading: string): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  for (let attempt = 0; attempt < 30 && (await headingOf(page)) !== heading; attempt += 1) await page.goto(link);
  await inspect(page, heading);
}

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

test.each(['wide', 'narrow'] as const)(
  'from the form to the own school, %s',
  async (width) => {
    const outside: BrowserContext = await browser.newContext({ viewport: widths[width], locale: 'nl-NL' });
    const bureau: BrowserContext = await browser.newContext({ viewport: widths[width], locale: 'nl-NL' });
    const page = await outside.newPage();
    onTestFailed(async () => {
      const shots = fileURLToPath(new URL('../../.cache/e2e/', import.meta.url));
      for (const [index, open] of [...outside.pages(), ...bureau.pages()].entries()) {
        await open.screenshot({ path: `${shots}${width}-${index}.png`, fullPage: true }).catch(() => undefined);
      }
    });
    const helpdeskEmail = `helpdesk-${width}@examenwerk.example`;
    await house.addPerson('helpdesk', helpdeskEmail);

    // The helpdesk has its inbox open before anything comes in.
    const inbox = await bureau.newPage();
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
    const { applicant, manager } = await fillIn(page, `noor-${width}`);
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
    await inbox.getByText(/is goedgekeurd/).waitFor();
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
    await Promise.all([outside.close(), bureau.close()]);
  },
  150_000,
);

test('the form can be handed in and signed in a browser without JavaScript', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'nl-NL' });
  const page = await context.newPage();
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
  await context.close();
}, 60_000);

async function headingOf(page: Page): Promise<string> {
  const heading = page.getByRole('heading', { level: 1 });
  await heading.waitFor();
  return (await heading.textContent()) ?? '';
}
