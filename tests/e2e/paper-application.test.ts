import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { inspect, openOffice, type Office } from '../support/office.ts';
import { scanPdf, scanPng } from '../support/scans.ts';

/** An application on paper, from its scans to its approval, in a real browser with axe on each page. */

let office: Office;
let scans: { form: string; nda: string; large: string; program: string };

beforeAll(async () => {
  office = await openOffice();
  const folder = mkdtempSync(join(tmpdir(), 'scans-'));
  const keep = (name: string, content: Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  scans = {
    form: keep('formulier.png', scanPng(400)),
    nda: keep('verklaring.pdf', scanPdf()),
    large: keep('groot.pdf', Buffer.alloc(10 * 1024 * 1024 + 1)),
    program: keep('rekening.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)])),
  };
}, 180_000);

async function fillIn(page: Page, name: string): Promise<void> {
  const applicant = page.getByRole('region', { name: 'Aanvrager', exact: true });
  await applicant.getByLabel('Naam').fill('Noor van den Berg');
  await applicant.getByLabel('Functie').fill('Docent Nederlands');
  await applicant.getByLabel('E-mailadres').fill(`${name}@roc-deproef.example`);
  await applicant.getByLabel('Telefoonnummer').fill('030 123 45 67');
  await page.getByRole('combobox', { name: 'School' }).fill('proef');
  await page.getByRole('option', { name: 'ROC De Proef' }).click();
  await page.getByLabel('Locatie of team').fill('Locatie Noord');
  await page.getByLabel('Verzorgende').check();
  const manager = page.getByRole('region', { name: 'Leidinggevende', exact: true });
  await manager.getByLabel('Naam van de leidinggevende').fill('Willem Smit');
  await manager.getByLabel('E-mailadres van de leidinggevende').fill(`baas-${name}@elders.example`);
}

test('the helpdesk enters it, adds the second scan later, and approves it', async () => {
  const { house } = office;
  const helpdesk = await house.addPerson('helpdesk');
  const page = await office.page('narrow', 'paper', { alsoAt: 'wide' });
  await page.goto(`${house.origin}/aanvragen`);
  await page.getByRole('link', { name: 'aanvraagformulier (pdf)' }).waitFor();

  await office.logIn(page, helpdesk, 'Takenlijst');
  await page.goto(`${house.origin}/admin/account-applications`);
  await page.getByRole('link', { name: 'Papieren aanvraag invoeren' }).click();
  await inspect(page, 'Papieren aanvraag invoeren');

  // Nothing filled in: each field says what is missing.
  await page.getByRole('button', { name: 'Aanvraag invoeren' }).click();
  await page.getByText('Voeg de scan van het aanvraagformulier toe.').waitFor();
  await inspect(page, 'Papieren aanvraag invoeren');

  // A file that is no scan is told so, and what was typed stays.
  await fillIn(page, 'papier');
  await page.getByLabel('Scan van het aanvraagformulier').setInputFiles(scans.program);
  await page.getByLabel('De leidinggevende heeft de aanvraag ondertekend').check();
  await page.getByLabel('Functie van de leidinggevende').fill('Opleidingsmanager');
  await page.getByLabel('Datum handtekening leidinggevende').fill('2026-11-20');
  await page.getByRole('button', { name: 'Aanvraag invoeren' }).click();
  await page.locator('#paper-formScan-helper-text', { hasText: 'geen PDF, JPEG of PNG' }).waitFor();
  await page.getByLabel('Scan van het aanvraagformulier').setInputFiles(scans.form);
  await page.getByRole('button', { name: 'Aanvraag invoeren' }).click();

  const heading = page.getByRole('heading', { level: 1, name: /^Aanvraag · AA-/ });
  await heading.waitFor();
  const title = (await heading.textContent()) ?? '';
  const reference = /AA-\d{4}-\d{5}/.exec(title)?.[0] ?? expect.fail(`no reference in ${title}`);
  await page.getByText('Op papier ondertekend door Willem Smit, Opleidingsmanager').waitFor();
  await page.getByRole('button', { name: 'formulier.png bekijken' }).click();
  const picture = page.getByRole('img', { name: 'formulier.png' });
  await picture.waitFor();
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(400);
  await inspect(page, title);

  // The same again leads to what is open.
  await page.goto(`${house.origin}/admin/account-applications/create`);
  await fillIn(page, 'papier');
  await page.getByLabel('Scan van het aanvraagformulier').setInputFiles(scans.form);
  await page.getByRole('button', { name: 'Aanvraag invoeren' }).click();
  await page.getByRole('link', { name: `Naar aanvraag ${reference}` }).click();
  await heading.waitFor();

  await page.getByRole('button', { name: 'Scan toevoegen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Vastleggen' }).click();
  await dialog.getByText('Kies een bestand.').waitFor();
  // One that is too large is still called so after pressing on.
  await dialog.getByLabel('Bestand').setInputFiles(scans.large);
  await dialog.getByRole('button', { name: 'Vastleggen' }).click();
  await dialog.getByText('Dit bestand is te groot.').waitFor();
  // What stands at the field is said there alone: nothing lies over the buttons.
  await dialog.getByLabel('Bestand').setInputFiles(scans.program);
  await dialog.getByRole('button', { name: 'Vastleggen' }).click();
  await dialog.getByText('Dit bestand is geen PDF, JPEG of PNG.').waitFor();
  expect(await page.getByText('Dit bestand is geen PDF, JPEG of PNG.').count()).toBe(1);
  await dialog.getByLabel('Bestand').setInputFiles(scans.nda);
  await dialog.getByLabel('De aanvrager heeft de geheimhoudingsverklaring ondertekend').check();
  await dialog.getByLabel('Datum handtekening aanvrager').fill('2026-11-19');
  await inspect(page, null);
  await dialog.getByRole('button', { name: 'Vastleggen' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Op papier ondertekend door Noor van den Berg').waitFor();

  await office.openTask(page, 'Aanvraag beoordelen', reference);
  const review = `Aanvraag beoordelen · ${reference}`;
  const warnings = page.getByRole('region', { name: 'Let op' });
  await warnings.getByText(/niet via een link bevestigd/).waitFor();
  await warnings.getByText(/ander domein/).waitFor();
  await inspect(page, review);
  await page.getByRole('button', { name: 'Goedkeuren' }).click();
  await dialog.getByRole('button', { name: 'Goedkeuren' }).click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByLabel('Handtekening op papier').check();
  await dialog.getByLabel(/Toelichting/).fill('Met stempel van de school.');
  await inspect(page, null);
  await dialog.getByRole('button', { name: 'Goedkeuren' }).click();
  await page.getByText(`Aanvraag ${reference} is goedgekeurd.`).waitFor();

  await page.goto(`${house.origin}/admin/account-applications`);
  await page.getByRole('link', { name: reference }).click();
  await page.getByText('Met stempel van de school.').waitFor();
  await page.getByRole('link', { name: /Certificaat van ondertekening/ }).waitFor();
  await inspect(page, title);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Bewijspakket downloaden' }).click();
  expect((await download).suggestedFilename()).toBe(`bewijs-${reference}.json`);
}, 150_000);
