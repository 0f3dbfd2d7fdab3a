import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { ensureCalendar } from '../../store/reference-data.ts';
import { inspect, openOffice, widths, type Office, type Width } from '../support/office.ts';

/** What is set once and looked up: calendar, settings, outgoing mail, examples of mail, the audit; and the way to them. */

let office: Office;
let reference: string;

beforeAll(async () => {
  office = await openOffice();
  const { house } = office;
  await ensureCalendar(house.store, house.clock.now());
  const form = await house.application();
  await house.post('/aanvragen', form);
  await office.mailTo(String(form['applicantEmail']), 'Bevestig');
  ({ reference } = await house.store.prisma.case.findFirstOrThrow({ where: { process: 'account-application' } }));
}, 240_000);

/** These ways are walked on a telephone, and each screen looked at on a desk as well. */
const both = { alsoAt: 'wide' as const };

async function come(
  width: Width,
  role: 'admin' | 'staff' | 'helpdesk' | 'school',
  name: string,
  how: { alsoAt?: Width } = {},
): Promise<Page> {
  const page = await office.page(width, name, how);
  const home = { admin: 'Takenlijst', helpdesk: 'Takenlijst', staff: 'Examens', school: 'Mijn school' }[role];
  await office.logIn(page, await office.house.addPerson(role), home);
  return page;
}
/** By the menu, as people go: on a telephone that is two presses. */
async function goTo(page: Page, place: string): Promise<void> {
  const opener = page.getByRole('button', { name: 'Menu openen' });
  if (await opener.isVisible()) await opener.click();
  await page.getByRole('navigation').getByRole('link', { name: place, exact: true }).click();
  await page.getByRole('heading', { level: 1, name: place }).waitFor();
}
async function inEnglish(page: Page, heading: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: /NL, taal/ }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await inspect(page, heading);
}

// Its dialogs stand in rows, which are others at another width: it is walked at both.
test.each(['wide', 'narrow'] as const)(
  'the calendar, %s',
  async (width) => {
    const page = await come(width, 'staff', 'office-calendar');
    await goTo(page, 'Werkdagenkalender');
    const year = String(new Date().getFullYear() + 1);
    await page.getByRole('combobox', { name: 'Jaar' }).selectOption(year);
    await page.getByRole('heading', { level: 2, name: `Vrije dagen in ${year}` }).waitFor();
    await inspect(page, 'Werkdagenkalender');
    await page.getByRole('button', { name: 'Dag toevoegen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Dag toevoegen' }).click();
    await page.getByText(`Kies een dag in ${year}.`).waitFor();
    await page.getByRole('dialog').getByLabel('Dag').fill(`${year}-03-08`);
    await page.getByRole('dialog').getByLabel('Naam').fill('Studiedag');
    await inspect(page, null);
    await page.getByRole('dialog').getByRole('button', { name: 'Dag toevoegen' }).dblclick();
    await page.getByText('De dag is toegevoegd.').waitFor();
    await page.getByRole('button', { name: /^Naam wijzigen van Studiedag/ }).click();
    await page.getByRole('dialog').getByLabel('Naam').fill('Teamdag');
    await page.getByRole('dialog').getByRole('button', { name: 'Naam wijzigen' }).click();
    await page.getByRole('button', { name: /^Teamdag verwijderen/ }).click();
    await inspect(page, null);
    await page.getByRole('dialog').getByRole('button', { name: 'Verwijderen' }).click();
    await page.getByText('De dag is verwijderd.').waitFor();
    await page.getByText('Teamdag').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: /^Koningsdag verwijderen/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Verwijderen' }).click();
    await page.getByRole('heading', { level: 2, name: 'Feestdagen die er niet in staan' }).waitFor();
    await inspect(page, 'Werkdagenkalender');
    await page.getByRole('button', { name: 'Koningsdag toevoegen' }).click();
    await page.getByRole('button', { name: /^Koningsdag verwijderen/ }).waitFor();
    await inEnglish(page, 'Working-day calendar');
  },
  120_000,
);

test('two people at the calendar: the second is told, and sees what the first did', async () => {
  const [first, second] = [
    await come('wide', 'staff', 'calendar-first'),
    await come('wide', 'staff', 'calendar-second'),
  ];
  for (const page of [first, second]) await goTo(page, 'Werkdagenkalender');
  const day = `${new Date().getFullYear()}-12-30`;
  for (const [page, name] of [
    [first, 'Van de eerste'],
    [second, 'Van de tweede'],
  ] as const) {
    await page.getByRole('button', { name: 'Dag toevoegen' }).click();
    await page.getByRole('dialog').getByLabel('Dag').fill(day);
    await page.getByRole('dialog').getByLabel('Naam').fill(name);
  }
  await first.getByRole('dialog').getByRole('button', { name: 'Dag toevoegen' }).click();
  await first.getByText('De dag is toegevoegd.').waitFor();
  await second
    .getByRole('cell', { name: 'Van de eerste', exact: true, includeHidden: true })
    .waitFor({ state: 'attached' });
  await second.getByRole('dialog').getByRole('button', { name: 'Dag toevoegen' }).click();
  await second.getByText(/Iemand anders heeft dit gewijzigd terwijl u keek/).waitFor();
  await second.getByRole('cell', { name: 'Van de eerste', exact: true }).waitFor();
});

test('the settings', async () => {
  const page = await come('narrow', 'staff', 'office-settings', both);
  await goTo(page, 'Instellingen');
  await page.getByRole('heading', { level: 2, name: 'Inzage achteraf' }).waitFor();
  await inspect(page, 'Instellingen');
  await page.getByRole('button', { name: 'Vraag beantwoorden wijzigen' }).click();
  await page.getByLabel(/^Nieuwe waarde/).fill('99');
  await page.getByRole('dialog').getByRole('button', { name: 'Wijzigen' }).click();
  await page.getByText('Schrijf in een paar woorden waarom u dit wijzigt.').waitFor();
  await page.getByLabel('Reden').fill('Het is druk');
  await page.getByRole('dialog').getByRole('button', { name: 'Wijzigen' }).click();
  await page.getByRole('dialog').getByText('Vul een heel getal in van 1 tot en met 30.').waitFor();
  await inspect(page, null);
  const value = '4';
  await page.getByLabel(/^Nieuwe waarde/).fill(value);
  await page.getByRole('dialog').getByRole('button', { name: 'Wijzigen' }).dblclick();
  await page.getByText('De instelling is gewijzigd.').waitFor();
  await page.getByText(`${value} werkdagen`).first().waitFor();

  await page.getByRole('button', { name: 'Inzage leveren wijzigen' }).click();
  await page.getByLabel(/^Nieuwe waarde/).fill('12');
  await page.getByLabel('Reden').fill('Vanaf de zomer');
  await page.getByLabel('Op een later moment').check();
  await page.getByLabel('Ingangsdatum en tijd').fill('2031-07-01T09:00');
  await inspect(page, null);
  await page.getByRole('dialog').getByRole('button', { name: 'Wijzigen' }).click();
  await page.getByText('De wijziging is gepland.').waitFor();
  await page
    .getByText(/Vanaf 1 \w+ 2031, 09.00 uur: 12 dagen/)
    .first()
    .waitFor();
  await inspect(page, 'Instellingen');
  await page.getByRole('button', { name: 'Geschiedenis van Inzage leveren' }).click();
  await page.getByText('Vanaf de zomer').first().waitFor();
  await inspect(page, null);
  await page.getByRole('button', { name: 'Intrekken' }).first().click();
  await page.getByText('De geplande wijziging is ingetrokken.').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Sluiten' }).click();
  await inEnglish(page, 'Settings');
}, 120_000);

test('who may only look at the settings and the calendar is offered no change', async () => {
  const page = await come('wide', 'helpdesk', 'office-looking');
  await goTo(page, 'Instellingen');
  await page.getByText('U kunt de instellingen bekijken.').waitFor();
  expect(await page.getByRole('button', { name: /wijzigen$/ }).count()).toBe(0);
  await goTo(page, 'Werkdagenkalender');
  await page.getByRole('heading', { level: 2, name: /^Vrije dagen in/ }).waitFor();
  expect(await page.getByRole('button', { name: /verwijderen|toevoegen/ }).count()).toBe(0);
});

test('outgoing mail: found, looked at, sent once more', async () => {
  const page = await come('narrow', 'helpdesk', 'office-mails', both);
  await goTo(page, 'Verstuurde e-mail');
  await page.getByLabel('Kenmerk').fill('sanne@roc.example');
  await page.getByText('Het hele kenmerk, zoals AA-2026-00012').waitFor();
  await page.getByLabel('Kenmerk').fill(reference.toLowerCase());
  await page.getByLabel('Stand').selectOption('sent');
  const link = page.getByRole('link', { name: /^E-mailadres bevestigen/ });
  await link.first().waitFor();
  await inspect(page, 'Verstuurde e-mail');
  await page.getByLabel('Dag').fill('2020-01-01');
  await page.getByText('Er is geen e-mail gevonden die hierbij past.').waitFor();
  await inspect(page, 'Verstuurde e-mail');
  await page.getByLabel('Dag').fill('');
  await link.first().click();
  await inspect(page, `E-mailadres bevestigen · ${reference}`);
  expect(await page.locator('iframe').getAttribute('srcdoc')).toContain('>persoonlijke link<');
  await page.getByRole('tab', { name: 'Platte tekst' }).click();
  await page.getByText('[persoonlijke link]').waitFor();
  const sentBefore = office.catcher.all().length;
  await page.getByRole('button', { name: 'Opnieuw versturen' }).click();
  await inspect(page, null);
  await page.getByRole('dialog').getByRole('button', { name: 'Opnieuw versturen' }).dblclick();
  await page.getByText('De e-mail wordt opnieuw verstuurd.').waitFor();
  await expect.poll(() => office.catcher.all().length, { timeout: 20_000 }).toBe(sentBefore + 1);
  await page.getByText('Verstuurd', { exact: true }).first().waitFor();
  await inEnglish(page, /Confirm/);
}, 120_000);

test('examples of mail, in both languages', async () => {
  const page = await come('narrow', 'staff', 'office-examples', both);
  await goTo(page, 'E-mailvoorbeelden');
  await page.locator('iframe[srcdoc*="Sanne de Vries"]').waitFor();
  await inspect(page, 'E-mailvoorbeelden');
  await page.getByRole('combobox', { name: 'E-mail' }).selectOption('manager-signature');
  await page.getByRole('combobox', { name: 'Taal' }).selectOption('en');
  await page.locator('iframe[srcdoc*="Dear Willem Smit"]').waitFor();
  await page.getByRole('tab', { name: 'Platte tekst' }).click();
  await page.locator('pre', { hasText: 'Dear Willem Smit' }).waitFor();
  await inspect(page, 'E-mailvoorbeelden');
  await inEnglish(page, 'E-mail examples');
}, 90_000);

test('the audit, and a chain that is checked', async () => {
  const page = await come('narrow', 'admin', 'office-audit', both);
  await goTo(page, 'Logboek');
  await page.getByText('Ontvangen').first().waitFor();
  await inspect(page, 'Logboek');
  await page.getByLabel('Kenmerk').fill(reference);
  await page.getByLabel('Gebeurtenis').fill('Ontvangen');
  await page.getByRole('option', { name: 'Ontvangen', exact: true }).click();
  await page.getByLabel('Door', { exact: true }).selectOption('applicant');
  await expect
    .poll(() => page.getByRole('link', { name: /^Logboek van dossier/ }).count(), { timeout: 20_000 })
    .toBe(1);
  await page.getByRole('link', { name: `Logboek van dossier ${reference}` }).click();
  await page.getByRole('button', { name: 'Controleer de keten' }).click();
  await page.getByText(/De keten klopt: alle \d+ gebeurtenissen/).waitFor();
  await inspect(page, `Dossier ${reference}`);
  await page.getByRole('link', { name: 'Logboek' }).first().click();
  await page.getByLabel('Vanaf').fill('2040-01-01');
  await page.getByText('Er is niets gevonden.').waitFor();
  await inEnglish(page, 'Audit');
}, 90_000);

test.each(['school', 'helpdesk', 'staff', 'admin'] as const)('the menu of %s', async (role) => {
  const page = await come('wide', role, `office-menu-${role}`);
  for (const width of ['wide', 'narrow'] as const) {
    await page.setViewportSize(widths[width]);
    const opener = page.getByRole('button', { name: 'Menu openen' });
    if (width === 'narrow') await opener.click();
    const menu = page.getByRole('navigation');
    const groups = (await menu.getByRole('button').allTextContents()).join();
    expect(groups).toBe(
      { school: '', staff: 'Examens,Beheer', helpdesk: 'Werk,Examens,Beheer', admin: 'Werk,Examens,Beheer' }[role],
    );
    expect(await menu.getByRole('link', { name: 'Logboek' }).count()).toBe(Number(role === 'admin'));
    if (role !== 'school') {
      await menu.getByRole('button', { name: 'Beheer' }).click();
      await menu.getByRole('link', { name: 'Instellingen' }).waitFor({ state: 'hidden' });
      await menu.getByRole('button', { name: 'Beheer' }).click();
      await menu.getByRole('link', { name: 'Instellingen' }).waitFor();
    }
    await inspect(page, width === 'narrow' ? null : /./);
  }
});
