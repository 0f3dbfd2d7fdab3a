import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { inspect, openOffice, type Office } from '../support/office.ts';

/** A question from the form to the answer, and what comes back by mail: in a real browser, with a real mailbox. */

let office: Office;

beforeAll(async () => {
  office = await openOffice({ withMailbox: true });
}, 180_000);

/** These ways are walked on a telephone, and each screen looked at on a desk as well. */
const both = { alsoAt: 'wide' as const };

/** The form, once it has been sent empty. */
async function openForm(page: Page): Promise<void> {
  await page.goto(`${office.house.origin}/hulp`);
  await page.getByRole('button', { name: 'Verstuur mijn vraag' }).click();
  await page.getByRole('alert').waitFor();
}

/** Sends a question; answers with its reference. */
async function ask(page: Page, asker: string): Promise<string> {
  await page.getByLabel('Uw naam').fill('Sanne de Boer');
  await page.getByLabel('Uw e-mailadres').fill(asker);
  await page.getByLabel('Onderwerp').fill('Inloggen lukt niet');
  await page.getByLabel('Uw vraag').fill('Hoe log ik in?\nIk ben mijn code kwijt.');
  await page.getByRole('button', { name: 'Verstuur mijn vraag' }).click();
  await page.getByRole('heading', { name: 'Wij hebben uw vraag ontvangen' }).waitFor();
  return /HV-\d{4}-\d{5}/.exec((await page.textContent('main')) ?? '')?.[0] ?? '';
}

test('a question from a browser that runs no script', async () => {
  const page = await office.page('narrow', 'help-without-script', { script: false });
  await openForm(page);
  const reference = await ask(page, 'zonder-script@roc-deproef.example');
  const mail = await office.mailTo('zonder-script@roc-deproef.example', 'Wij hebben uw vraag ontvangen');
  expect(mail.subject).toContain(`[${reference}]`);
});

test('from the form to the answer, and on by mail', async () => {
  const { house, catcher, mailTo, openTask } = office;
  const page = await office.page('narrow', 'help-outside', both);
  const inbox = await office.page('narrow', 'help-inbox', both);
  const mail = await office.page('narrow', 'help-mail', both);
  const asker = 'sanne@roc-deproef.example';
  await openForm(page);
  await inspect(page, 'Hulp nodig?');
  const reference = await ask(page, asker);
  await inspect(page, 'Wij hebben uw vraag ontvangen');
  expect((await mailTo(asker, 'Wij hebben uw vraag ontvangen')).subject).toContain(`[${reference}]`);

  const helpdesk = await house.addPerson('helpdesk');
  await office.logIn(inbox, helpdesk, 'Takenlijst');
  await openTask(inbox, 'Vraag beantwoorden', reference);
  await inbox.getByText('Ik ben mijn code kwijt.').waitFor();
  await inspect(inbox, /Vraag beantwoorden/);
  await inbox.getByRole('button', { name: 'Verstuur antwoord' }).click();
  await inbox.getByText('Schrijf eerst een antwoord.').waitFor();
  await inbox.getByLabel('Uw antwoord').fill('Vraag een nieuwe code aan.\n\n1. Ga naar Inloggen\n2. Klik op Code');
  await inbox.getByRole('button', { name: 'Verstuur antwoord' }).click();
  await inbox.getByText(`Uw antwoord bij ${reference} is verstuurd.`).waitFor();
  const answer = await mailTo(asker, 'Antwoord op uw vraag');
  expect(answer.text).toContain('1. Ga naar Inloggen\n2. Klik op Code');
  expect(answer.text).toContain('> Ik ben mijn code kwijt.');

  await mail.goto(`${catcher.pageUrl}/mails/${answer.id}`);
  await mail.getByRole('link', { name: 'Beantwoord deze e-mail' }).click();
  await inspect(mail, 'Stuur een e-mail naar de helpdesk');
  expect(await mail.getByLabel('Van').inputValue()).toBe(asker);
  await mail.getByLabel('Bericht').fill('Dat werkt niet. Zie het plaatje.\n\nDe helpdesk schreef:\n> Klik op Code');
  await mail
    .getByLabel('Bijlage')
    .setInputFiles({ name: 'scherm é.png', mimeType: 'image/png', buffer: Buffer.from('PNG?') });
  await mail.getByRole('button', { name: 'Verstuur' }).click();
  await mail.getByText('De e-mail ligt in het postvak van de helpdesk.').waitFor();

  await openTask(inbox, 'Vraag beantwoorden', reference);
  await inbox.getByText('Dat werkt niet. Zie het plaatje.').waitFor();
  await inspect(inbox, /Vraag beantwoorden/);
  const download = inbox.waitForEvent('download');
  await inbox.getByRole('link', { name: /scherm é\.png/ }).click();
  expect((await download).suggestedFilename()).toBe('scherm é.png');
  await inbox.getByRole('button', { name: 'Afhandelen zonder antwoord' }).click();
  await inspect(inbox, null);
  await inbox.getByRole('dialog').getByRole('button', { name: 'Afhandelen zonder antwoord' }).click();
  await inbox.getByText(`De vraag ${reference} is afgehandeld.`).waitFor();

  await inbox.goto(`${house.origin}/admin/help-requests`);
  await inspect(inbox, 'Vragen');
  await inbox.getByRole('button', { name: 'Afgerond' }).click();
  await inbox.getByRole('link', { name: reference }).click();
  await inspect(inbox, new RegExp(`Vraag · ${reference}`));
  expect(await inbox.getByRole('listitem').filter({ hasText: 'Klik op Code' }).count()).toBe(2);
}, 150_000);
