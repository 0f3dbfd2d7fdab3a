import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { openDueConfirmations } from '../../store/account-confirmation.ts';
import { linkToken } from '../../store/links.ts';
import { openSitting, choiceExam, publishedExam } from '../support/exams.ts';
import { password } from '../support/house.ts';
import { journeyOf } from '../support/journey.ts';
import { inspect, openOffice, type Office, type Width } from '../support/office.ts';
import { totp } from '../support/totp.ts';

/** Accounts: what the bureau does to one, the own one, more study fields, the yearly question, a forgotten password. */

let office: Office;
let house: Office['house'];

beforeAll(async () => {
  office = await openOffice();
  ({ house } = office);
}, 180_000);

/** These ways are walked on a telephone, and each screen looked at on a desk as well. */
const width: Width = 'narrow';
const both = { alsoAt: 'wide' as const };

/** An account holder with a name of its own, so that it is found by it. */
async function holder(name = `Noor ${randomUUID().slice(0, 8)}`) {
  const email = await house.addPerson('school', `${randomUUID().slice(0, 12)}@roc-deproef.example`);
  const { id } = await house.store.prisma.account.update({ where: { email }, data: { name } });
  return { id, email, name };
}

describe('in the back office', () => {
  test('an account is found by name, looked at, and blocked; its sitting goes to a colleague', async () => {
    const [one, colleague, gone] = [await holder(), await holder(), await holder()];
    const examVersionId = await publishedExam(house.store, choiceExam(2));
    const day = new Date(Date.now() + 5 * 24 * 3_600_000).toISOString().slice(0, 10);
    await openSitting(house.store, examVersionId, {
      ...{ ownerId: one.id, at: new Date() },
      window: { firstDay: day, lastDay: day, fromMinute: 540, untilMinute: 720 },
    });
    const page = await office.page(width, 'accounts', both);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await office.logIn(page, await house.addPerson('helpdesk'), 'Takenlijst');
    await page.goto(`${house.origin}/admin/accounts`);
    await page.getByText(one.name).first().waitFor();
    await inspect(page, 'Accounts');
    await page.getByLabel('Zoek op naam of e-mailadres').fill('niemand heet zo');
    await page.getByText('Geen accounts gevonden.').waitFor();
    await inspect(page, 'Accounts');
    await page.getByLabel('Zoek op naam of e-mailadres').fill(one.name);
    await page.getByText(colleague.name).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: one.name }).click();
    await page.getByRole('heading', { name: 'Open afnamemomenten' }).waitFor();
    await page.getByText(/AM-\d{4}-\d{5}/).waitFor();
    await inspect(page, 'Account');

    await page.getByRole('button', { name: 'Blokkeren' }).click();
    await page.getByText('Er staat 1 afnamemoment open.').waitFor();
    await inspect(page, null);
    await page.getByRole('dialog').getByRole('button', { name: 'Blokkeren' }).click();
    await page.getByText('Vul een reden in.').waitFor();
    await inspect(page, null);
    await page.getByLabel('Reden').fill('Werkt hier niet meer.');
    await page.getByRole('dialog').getByRole('button', { name: 'Blokkeren' }).dblclick();
    await page.getByRole('button', { name: 'Blokkering opheffen' }).waitFor();
    await page.getByText('Werkt hier niet meer.').waitFor();
    await inspect(page, 'Account');
    expect(page.url() + (await page.title()) + asked.join(' ')).not.toContain(one.name.split(' ')[1]);

    await page.getByRole('link', { name: /Open en draag over/ }).click();
    await page.getByRole('button', { name: 'Aan een ander geven' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Aan een ander geven' }).click();
    await page.getByText('Kies wie het afnamemoment overneemt.').waitFor();
    // Blocked while the dialog is open.
    await page.getByRole('dialog').getByRole('combobox').selectOption({ label: gone.name });
    await house.store.prisma.account.update({ where: { id: gone.id }, data: { blockedAt: new Date() } });
    await page.getByRole('dialog').getByRole('button', { name: 'Aan een ander geven' }).click();
    await page.getByText('Kies een accounthouder van deze school die dit examen mag klaarzetten.').waitFor();
    await page.getByRole('dialog').getByRole('combobox').selectOption({ label: colleague.name });
    await page.getByRole('dialog').getByRole('button', { name: 'Aan een ander geven' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await house.store.prisma.sitting.count({ where: { ownerId: colleague.id } })).toBe(1);

    await page.goto(`${house.origin}/admin/accounts/${one.id}/show`);
    await page.getByText('Geen open afnamemomenten.').waitFor();
    await page.getByRole('button', { name: 'Blokkering opheffen' }).click();
    await page.getByLabel('Reden').fill('Vergissing.');
    await page.getByRole('dialog').getByRole('button', { name: 'Blokkering opheffen' }).click();
    await page.getByRole('button', { name: 'Einddatum' }).click();
    await page.getByLabel('Laatste dag').fill(day);
    await page.getByLabel('Reden').fill('Contract loopt af.');
    await inspect(page, null);
    await page.getByRole('button', { name: 'Bewaar de einddatum' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Contract loopt af.').waitFor();
  }, 120_000);

  test('a colleague of the school takes the sitting of a blocked holder over', async () => {
    const [one, colleague] = [await holder(), await holder()];
    const examVersionId = await publishedExam(house.store, choiceExam(2));
    const day = new Date(Date.now() + 6 * 24 * 3_600_000).toISOString().slice(0, 10);
    const { id } = await openSitting(house.store, examVersionId, {
      ...{ ownerId: one.id, at: new Date() },
      window: { firstDay: day, lastDay: day, fromMinute: 540, untilMinute: 720 },
    });
    await house.store.prisma.account.update({ where: { id: one.id }, data: { blockedAt: new Date() } });
    const page = await office.page(width, 'take-over', both);
    await office.logIn(page, colleague.email, 'Mijn school');
    await page.goto(`${house.origin}/admin/sittings/${id}/show`);
    await page.getByRole('button', { name: 'Overnemen' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Overnemen' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await house.store.prisma.sitting.count({ where: { id, ownerId: colleague.id } })).toBe(1);
  }, 60_000);
});

test('more study fields are applied for, signed, approved and there', async () => {
  const go = journeyOf(house);
  const { email } = await holder();
  const page = await office.page(width, 'study-fields', both);
  await office.logIn(page, email, 'Mijn school');
  await page.getByRole('link', { name: 'Meer opleidingsrichtingen aanvragen' }).click();
  await page.getByLabel('Naam leidinggevende').waitFor();
  await inspect(page, 'Meer opleidingsrichtingen aanvragen');
  await page.getByRole('button', { name: 'Verstuur de aanvraag' }).click();
  await page.getByText('Vink minstens één opleidingsrichting aan.').waitFor();
  await inspect(page, 'Meer opleidingsrichtingen aanvragen');
  await page.getByLabel('Bouw').check();
  await page.getByLabel('Naam leidinggevende').fill('Willem Smit');
  await page.getByLabel('E-mailadres leidinggevende').fill(email);
  await page.getByRole('button', { name: 'Verstuur de aanvraag' }).click();
  await page.getByText('Dit is uw eigen adres.').first().waitFor();
  await page.getByLabel('E-mailadres leidinggevende').fill('w.smit@roc-deproef.example');
  await page.getByRole('button', { name: 'Verstuur de aanvraag' }).dblclick();
  await page.getByText(/Uw aanvraag AA-\d{4}-\d{5} voor meer opleidingsrichtingen loopt/).waitFor();
  await inspect(page, 'Meer opleidingsrichtingen aanvragen');

  const applications = await house.store.prisma.accountApplication.findMany({ where: { applicantEmail: email } });
  expect(applications).toHaveLength(1);
  const id = applications[0]?.id ?? '';
  const manager = await office.page(width, 'study-fields-manager', both);
  await manager.goto(`${house.origin}${await go.link(id, 'manager-signature')}`);
  await manager.getByText('vraagt meer opleidingsrichtingen aan').waitFor();
  await inspect(manager, 'Aanvraag ondertekenen');
  await go.signAsManager(id);
  // Of who had an account before this system, no signed agreement is known: it is asked for.
  await go.signAsApplicant(id);
  await go.decide(id, 'helpdesk-review', await house.signIn('helpdesk'), 'approved');
  expect(await go.outcome(id)).toBe('activated');
  await office.mailTo(email, 'Uw nieuwe opleidingsrichtingen staan klaar');
  await page.goto(`${house.origin}/admin/my-school`);
  await page.getByText('Bouw').waitFor();
  await inspect(page, 'Mijn school');
  await page.goto(`${house.origin}/admin/my-school/study-fields`);
  await page.getByText('U hebt bij deze school alle opleidingsrichtingen al.').waitFor();
  await inspect(page, 'Meer opleidingsrichtingen aanvragen');
}, 120_000);

test('the own account: language, password, the second step on', async () => {
  const { email } = await holder();
  const page = await office.page(width, 'own-account', both);
  await office.logIn(page, email, 'Mijn school');
  await page.getByRole('button', { name: /Account van/ }).click();
  await page.getByRole('menuitem', { name: 'Mijn account' }).click();
  await inspect(page, 'Mijn account');
  await page.getByRole('button', { name: 'Wachtwoord wijzigen' }).click();
  await page.getByText('Vul dit veld in.').first().waitFor();
  await inspect(page, 'Mijn account');
  await page.getByLabel('Uw huidige wachtwoord').fill(password);
  await page.locator('#own-newPassword').fill('Welkom012345');
  await page.getByLabel('Nieuw wachtwoord nog eens').fill('Welkom012345');
  await page.getByRole('button', { name: 'Wachtwoord wijzigen' }).click();
  await page.getByText('Dit wachtwoord is makkelijk te raden.').first().waitFor();
  await page.locator('#own-newPassword').fill('trampoline-zeven-mossel');
  await page.getByLabel('Nieuw wachtwoord nog eens').fill('trampoline-zeven-mossel');
  await page.getByRole('button', { name: 'Wachtwoord wijzigen' }).click();
  await page.getByText('Uw wachtwoord is gewijzigd.').waitFor();
  await page.getByLabel('Taal van onze e-mails').selectOption('en');
  await page.getByText('De taal is bewaard.').waitFor();
  expect(await house.store.prisma.account.findUnique({ where: { email } })).toMatchObject({ locale: 'en' });

  await page.getByRole('link', { name: 'Zet aan' }).click();
  await page.getByLabel('Uw wachtwoord, nog één keer').fill('trampoline-zeven-mossel');
  await inspect(page, 'Inloggen in twee stappen instellen');
  await page.getByRole('button', { name: 'Instellen' }).click();
  await page.getByText('Uw reservecodes').waitFor();
  await inspect(page, 'Inloggen in twee stappen instellen');
  // As after the code of the app was right.
  await house.store.prisma.account.update({ where: { email }, data: { twoFactorEnabled: true } });
  await page.goto(`${house.origin}/admin/my-account`);
  await page.getByRole('button', { name: 'Zet uit' }).click();
  await page.getByRole('dialog').getByLabel('Uw huidige wachtwoord').fill('mis');
  await page.getByRole('dialog').getByRole('button', { name: 'Zet uit' }).click();
  await page.getByText('Uw huidige wachtwoord klopt niet.').first().waitFor();
  await inspect(page, null);
  await page.getByRole('dialog').getByLabel('Uw huidige wachtwoord').fill('trampoline-zeven-mossel');
  await page.getByRole('dialog').getByRole('button', { name: 'Zet uit' }).click();
  await page.getByRole('link', { name: 'Zet aan' }).waitFor();
  await inspect(page, 'Mijn account');
}, 90_000);

test('the second step, where it is required: set up, asked for, spent, by a backup code', async () => {
  const email = await house.addPerson('helpdesk', `${randomUUID()}@examenwerk.example`);
  const page = await office.page(width, 'two-steps', both);
  const code = page.locator('input[name=code]');
  const logIn = async () => {
    await page.goto(`${house.origin}/admin/`);
    await page.locator('input[type=email]').fill(email);
    await page.locator('input[type=password]').fill(password);
    await page.getByRole('button', { name: 'Inloggen' }).click();
  };
  const logInAgain = async () => {
    await page.context().clearCookies();
    await logIn();
    await code.waitFor();
  };
  house.config.TWO_FACTOR = 'required';
  try {
    await logIn();
    await page.getByRole('heading', { level: 1, name: 'Inloggen in twee stappen instellen' }).waitFor();
    await page.getByLabel('Uw wachtwoord, nog één keer').fill(password);
    const answered = page.waitForResponse('**/two-factor/enable');
    await page.getByRole('button', { name: 'Instellen' }).click();
    const { totpURI, backupCodes } = (await (await answered).json()) as { totpURI: string; backupCodes: string[] };
    await code.fill('000000');
    await page.getByRole('button', { name: 'Controleren en afronden' }).click();
    await page.getByText('Deze code klopt niet of is niet meer geldig.').waitFor();
    await inspect(page, 'Inloggen in twee stappen instellen');
    await code.fill(totp(totpURI));
    await page.getByRole('button', { name: 'Controleren en afronden' }).click();
    await page.getByRole('heading', { level: 1, name: 'Takenlijst' }).waitFor();
    await office.mailTo(email, 'Inloggen in twee stappen is aangezet');
    // It is on: nothing is left to set up.
    await page.goto(`${house.origin}/admin/two-factor`);
    await inspect(page, 'Mijn account');

    await logInAgain();
    const tryWrong = async () => {
      const refused = page.waitForResponse('**/two-factor/verify-totp');
      await code.fill('000000');
      await page.getByRole('button', { name: 'Inloggen' }).click();
      await (await refused).finished();
    };
    for (let times = 1; times <= 5; times += 1) await tryWrong();
    await page.getByText('Deze code klopt niet of is niet meer geldig.').waitFor();
    // From here on not even the right code helps.
    await tryWrong();
    await page.getByText(/De tweede stap is verlopen/).waitFor();
    await inspect(page, 'Inloggen: tweede stap');
    await page.getByRole('button', { name: 'Terug naar het begin' }).click();

    await logInAgain();
    await page.getByRole('button', { name: 'Ik heb mijn telefoon niet bij de hand' }).click();
    await code.fill('zomaar-iets');
    await page.getByRole('button', { name: 'Inloggen' }).click();
    await page.getByText('Deze reservecode klopt niet of is al gebruikt.').waitFor();
    await inspect(page, 'Inloggen: tweede stap');
    await code.fill(backupCodes[0] ?? '');
    await page.getByRole('button', { name: 'Inloggen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Takenlijst' }).waitFor();
  } finally {
    house.config.TWO_FACTOR = 'off';
  }
}, 90_000);

test('the yearly question is answered without logging in', async () => {
  const { store } = house;
  const links = await Promise.all(
    [1, 2].map(async () => {
      const { id } = await holder();
      const confirmedAt = new Date(Date.now() - 400 * 24 * 3_600_000);
      await store.prisma.account.update({ where: { id }, data: { confirmedAt } });
      return id;
    }),
  );
  await openDueConfirmations(store, house.occasion(), 50);
  const go = journeyOf(house);
  const page = await office.page(width, 'confirmation', both);
  const open = async (accountId: string | undefined) => {
    const { id } = await store.prisma.accountConfirmation.findFirstOrThrow({ where: { accountId: accountId ?? '' } });
    const { id: taskId } = await go.task(id, 'account-confirmation');
    const link = await store.prisma.link.findFirstOrThrow({ where: { taskId } });
    await page.goto(`${house.origin}/account/bevestigen/${linkToken(store, link)}`);
    return id;
  };
  await open(links[0]);
  await inspect(page, 'Gebruikt u dit account nog?');
  await page.getByRole('button', { name: 'Ja, ik gebruik dit account nog' }).click();
  await inspect(page, 'Dank u wel');
  const dropped = await open(links[1]);
  await page.getByRole('button', { name: 'Nee, mijn account kan weg' }).click();
  await inspect(page, 'Weet u het zeker?');
  await page.getByRole('link', { name: 'Nee, terug' }).click();
  await page.getByRole('button', { name: 'Nee, mijn account kan weg' }).click();
  await page.getByRole('button', { name: 'Ja, blokkeer mijn account' }).click();
  await inspect(page, 'Uw account wordt gesloten');
  expect(await go.outcome(dropped)).toBe('not-needed');
}, 60_000);

test('the public pages about an account work without JavaScript', async () => {
  const { id, email } = await holder();
  const confirmedAt = new Date(Date.now() - 400 * 24 * 3_600_000);
  await house.store.prisma.account.update({ where: { id }, data: { confirmedAt } });
  await openDueConfirmations(house.store, house.occasion(), 50);
  const confirmation = await house.store.prisma.accountConfirmation.findFirstOrThrow({ where: { accountId: id } });
  const go = journeyOf(house);
  const page = await office.page('narrow', 'accounts-no-script', { script: false });
  await page.goto(`${house.origin}${await go.link(confirmation.id, 'account-confirmation')}`);
  await page.getByRole('button', { name: 'Ja, ik gebruik dit account nog' }).click();
  await page.getByRole('heading', { level: 1, name: 'Dank u wel' }).waitFor();
  await page.goto(`${house.origin}/account/wachtwoord`);
  await page.getByLabel('Uw e-mailadres').fill(email);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  const mail = await office.mailTo(email, 'Kies een nieuw wachtwoord');
  await page.goto(/http:\S+\/account\/wachtwoord\/\S+/.exec(mail.text)?.[0] ?? '');
  await page.getByLabel('Kies een wachtwoord').fill('trampoline-zeven-mossel');
  await page.getByLabel('Typ het wachtwoord nog een keer').fill('trampoline-zeven-mossel');
  await page.getByRole('button', { name: 'Bewaar mijn wachtwoord' }).click();
  await page.getByRole('heading', { level: 1, name: 'Uw wachtwoord is gewijzigd' }).waitFor();
}, 60_000);

test('a forgotten password: from the log-in page to logged in', async () => {
  const { email } = await holder();
  const page = await office.page(width, 'forgotten', both);
  await page.goto(`${house.origin}/administratie/adm_login.aspx`);
  await page.getByRole('link', { name: 'Wachtwoord vergeten?' }).waitFor();
  await inspect(page, 'Inloggen');
  await page.getByRole('link', { name: 'Wachtwoord vergeten?' }).click();
  await inspect(page, 'Wachtwoord vergeten');
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await page.getByText('Vul uw e-mailadres in.').first().waitFor();
  await inspect(page, 'Wachtwoord vergeten');
  await page.getByLabel('Uw e-mailadres').fill(email);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await inspect(page, 'Kijk in uw mailbox');
  const mail = await office.mailTo(email, 'Kies een nieuw wachtwoord');
  const [link = ''] = /http:\S+\/account\/wachtwoord\/\S+/.exec(mail.text) ?? [];
  await page.goto(link);
  await inspect(page, 'Kies een nieuw wachtwoord');
  await page.getByLabel('Kies een wachtwoord').fill('trampoline-zeven-mossel');
  await page.getByLabel('Typ het wachtwoord nog een keer').fill('trampoline-zeven-mossel');
  await page.getByRole('button', { name: 'Bewaar mijn wachtwoord' }).click();
  await inspect(page, 'Uw wachtwoord is gewijzigd');
  await office.mailTo(email, 'Uw wachtwoord voor TeleToets is gewijzigd');
  await page.goto(`${house.origin}/admin/`);
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill('trampoline-zeven-mossel');
  await page.getByRole('button', { name: 'Inloggen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Mijn school' }).waitFor();
}, 60_000);
