import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { addSchool } from '../../store/schools.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import type { Account, Me, StudyFieldOffers } from './contract.ts';

/** More study fields by the short form, and one person at two schools: the whole way, through the process. */

let house: House;
let go: ReturnType<typeof journeyOf>;
let helpdesk: string;
let second: string;

beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
  go = journeyOf(house);
  helpdesk = await house.signIn('helpdesk');
  await addSchool(house.store, house.occasion(), { name: 'Vakschool Zuid', kind: 'vakschool', brin: '98ZZ' });
  second = (await house.store.prisma.school.findUniqueOrThrow({ where: { brin: '98ZZ' } })).id;
}, 60_000);

/** Someone who applied, and has an account with the first study field since. */
async function accountHolder(changes: Record<string, string | string[]> = {}) {
  const { id, form } = await go.apply(changes);
  await go.confirm(id);
  await Promise.all([go.signAsManager(id), go.signAsApplicant(id)]);
  await go.decide(id, 'helpdesk-review', helpdesk, 'approved');
  await go.activate(id);
  expect(await go.outcome(id)).toBe('activated');
  const email = String(form['applicantEmail']);
  const cookie = await house.logIn(email);
  const account = await house.store.prisma.account.findUniqueOrThrow({ where: { email } });
  return { email, cookie, accountId: account.id, applicationId: id };
}

/** The one whose applications are refused, which changes nothing. */
let refusedHolder: ReturnType<typeof accountHolder> | undefined;
const whoIsRefused = () => (refusedHolder ??= accountHolder());

const offers = async (cookie: string) =>
  (await (await house.send('GET', '/api/study-field-applications', cookie)).json()) as StudyFieldOffers;
const me = async (cookie: string) => (await (await house.send('GET', '/api/me', cookie)).json()) as Me;

async function form(cookie: string, changes: object = {}) {
  const [school] = (await offers(cookie)).schools;
  return {
    id: randomUUID(),
    schoolId: school?.id,
    studyFieldIds: school?.studyFields.map(({ id }) => id),
    managerName: 'Willem Smit',
    managerEmail: 'w.smit@roc-deproef.example',
    ...changes,
  };
}
const apply = (cookie: string, body: object) => house.send('POST', '/api/study-field-applications', cookie, body);

describe('the short form', () => {
  test('adds study fields once the manager signed and the helpdesk approved', async () => {
    const { cookie, accountId, email } = await accountHolder();
    const before = await offers(cookie);
    expect(before.ndaIsDue, 'signed with the application').toBe(false);
    expect(before.schools.map(({ studyFields }) => studyFields.map(({ name }) => name))).toEqual([['Bouw']]);
    const answer = await apply(cookie, await form(cookie));
    expect(answer.status, await answer.clone().text()).toBe(200);
    const { id, reference } = (await answer.json()) as { id: string; reference: string };
    expect((await offers(cookie)).schools[0]?.open).toEqual({ id, reference });

    const link = await go.link(id, 'manager-signature');
    expect(await (await house.get(link)).text()).toContain('vraagt meer opleidingsrichtingen aan');
    const pdf = await house.get(`${link}/document`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    await go.signAsManager(id);
    await go.decide(id, 'helpdesk-review', helpdesk, 'approved');
    expect(await go.outcome(id)).toBe('activated');

    expect((await me(cookie)).schools.map(({ studyFields }) => studyFields.map(({ name }) => name))).toEqual([
      ['Verzorgende', 'Bouw'],
    ]);
    expect(await go.mails(id)).toEqual(['manager-signature', 'application-in-review', 'study-fields-granted']);
    const late = await go.withdraw(id);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('De helpdesk haalt ze weer weg.');
    expect(await house.store.prisma.task.count({ where: { caseId: id, kind: 'applicant-nda' } })).toBe(0);
    expect(await house.store.prisma.document.count({ where: { caseId: id, kind: 'nda' } })).toBe(0);
    await house.logIn(email);
    const file = (await (await house.send('GET', `/api/accounts/${accountId}`, helpdesk)).json()) as Account;
    expect(file.history.map(({ code }) => code)).toEqual(['account-created', 'study-fields-added']);
  });

  test('is told apart from an application for an account, in the back office and by the status page and mails', async () => {
    const { cookie } = await accountHolder();
    const { id } = (await (await apply(cookie, await form(cookie))).json()) as { id: string };
    const status = async () => await (await house.get(await go.statusPage(id))).text();
    expect(await status(), 'nobody confirms an address').not.toContain('bevestiging van uw e-mailadres');
    await go.signAsManager(id);
    const { id: taskId } = await go.task(id, 'helpdesk-review');
    const read = async (path: string): Promise<unknown> => (await house.send('GET', path, helpdesk)).json();
    expect(await read(`/api/tasks/${taskId}`)).toMatchObject({ purpose: 'study-fields' });
    expect(await read(`/api/account-applications/${id}`)).toMatchObject({
      ...{ purpose: 'study-fields', asksNda: false, signatures: { applicant: null } },
      ...{ studyFields: [{ name: 'Bouw' }], studyFieldsHad: [{ name: 'Verzorgende' }] },
    });
    await go.decide(id, 'helpdesk-review', helpdesk, 'refused', 'Die opleiding geeft de school niet.');
    await go.outcome(id);
    const page = await status();
    expect(page).toContain('meer opleidingsrichtingen bij uw account');
    expect(page).toContain('href="/admin/my-school/study-fields"');
    expect(page).not.toContain('toch een account');
    const mails = await house.store.prisma.mail.findMany({ where: { caseId: id } });
    const texts = await Promise.all(
      mails.map(async (mail) => {
        const { words } = (await read(`/api/mails/${mail.id}`)) as { words: { text: string } };
        return [mail.template, words.text] as const;
      }),
    );
    for (const [template, text] of texts) expect(text, template).not.toContain('voor een TeleToets-account');
    expect(new Map(texts).get('study-fields-not-granted')).toContain('/admin/my-school/study-fields');
  });

  test('asks for a newer agreement when the signed one is an older version', async () => {
    const { cookie, applicationId } = await accountHolder();
    await house.store.prisma.accountApplication.update({
      where: { id: applicationId },
      data: { ndaVersion: '2025-1' },
    });
    expect((await offers(cookie)).ndaIsDue).toBe(true);
    const { id } = (await (await apply(cookie, await form(cookie))).json()) as { id: string };
    await go.signAsManager(id);
    await go.signAsApplicant(id);
    expect((await go.task(id, 'helpdesk-review')).state).toBe('open');
    const shown = await house.send('GET', `/api/account-applications/${id}`, helpdesk);
    expect(await shown.json()).toMatchObject({ purpose: 'study-fields', asksNda: true });
  });

  test('handed in twice is one application, and of one school one is open at a time', async () => {
    const { cookie } = await accountHolder();
    const filled = await form(cookie);
    const both = await Promise.all([apply(cookie, filled), apply(cookie, filled)]);
    const ids = await Promise.all(both.map(async (one) => ((await one.json()) as { id: string }).id));
    expect(ids[0]).toBe(ids[1]);
    const again = await apply(cookie, await form(cookie));
    expect(again.status).toBe(409);
    expect(((await again.json()) as { detail: string }).detail).toContain('loopt al een aanvraag');
    const { cookie: other } = await accountHolder();
    expect((await apply(other, { ...(await form(other)), id: filled.id })).status, 'the id of another').toBe(409);
  });

  test.each([
    [
      'the own address as the manager',
      'managerEmail',
      async (email: string) => ({ managerEmail: email.toUpperCase() }),
    ],
    ['no address', 'managerEmail', async () => ({ managerEmail: 'geen adres' })],
    ['a name that leads somewhere', 'managerName', async () => ({ managerName: 'kijk op http://nep.example' })],
    ['a header in the name', 'managerName', async () => ({ managerName: 'Jan\r\nBcc: x@y.example' })],
    ['a study field that is none', 'studyFieldIds', async () => ({ studyFieldIds: [randomUUID()] })],
    ['another school', 'schoolId', async () => ({ schoolId: second })],
  ] as const)('refuses %s', async (_, field, changes) => {
    const { cookie, email } = await whoIsRefused();
    const answer = await apply(cookie, await form(cookie, await changes(email)));
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as { errors: { field: string }[] }).errors.map((one) => one.field)).toEqual([field]);
    expect((await offers(cookie)).schools[0]?.open).toBeNull();
  });

  test('of which a study field was taken off the list since it was shown is refused at that field', async () => {
    const { cookie } = await accountHolder();
    const retired = { code: randomUUID().slice(0, 8), name: 'Houtbewerking', groupName: 'Techniek', position: 900 };
    const { id } = await house.store.prisma.studyField.create({ data: { id: randomUUID(), ...retired } });
    const shown = await form(cookie);
    expect(shown.studyFieldIds).toContain(id);
    await house.store.prisma.studyField.update({ where: { id }, data: { retiredAt: house.clock.now() } });
    const answer = await apply(cookie, shown);
    expect(answer.status).toBe(422);
    const { errors } = (await answer.json()) as { errors: { field: string }[] };
    expect(errors.map(({ field }) => field)).toEqual(['studyFieldIds']);
    expect((await apply(cookie, await form(cookie))).status, 'what is offered now').toBe(200);
  });

  test('refuses what the account has already', async () => {
    const { cookie } = await whoIsRefused();
    const had = (await me(cookie)).schools[0]?.studyFields.map(({ id }) => id) ?? [];
    expect((await apply(cookie, await form(cookie, { studyFieldIds: had }))).status).toBe(422);
  });

  test('that the manager refuses changes nothing, and the holder is told why', async () => {
    const { cookie } = await accountHolder();
    const { id } = (await (await apply(cookie, await form(cookie))).json()) as { id: string };
    await go.refuseAsManager(id, 'Niet nodig voor uw lessen.');
    expect(await go.outcome(id)).toBe('refused-by-manager');
    expect((await go.mails(id)).at(-1)).toBe('study-fields-not-granted');
    expect((await me(cookie)).schools[0]?.studyFields).toHaveLength(1);
    expect((await apply(cookie, await form(cookie))).status, 'another may be made').toBe(200);
  });
});

describe('one person at two schools', () => {
  test('applies with the known address, and needs no second activation', async () => {
    const { email, cookie, accountId } = await accountHolder();
    const { id } = await go.apply({ applicantEmail: email, schoolId: second });
    await go.confirm(id);
    await Promise.all([go.signAsManager(id), go.signAsApplicant(id)]);
    await go.decide(id, 'helpdesk-review', helpdesk, 'approved');
    expect(await go.outcome(id)).toBe('activated');
    expect(await house.store.prisma.task.count({ where: { caseId: id, kind: 'activation' } })).toBe(0);
    expect((await go.mails(id)).at(-1)).toBe('school-added');
    const { schools } = await me(cookie);
    expect(schools.map(({ name }) => name)).toEqual(['ROC De Proef', 'Vakschool Zuid']);
    expect(await house.store.prisma.account.count({ where: { email } })).toBe(1);
    const file = (await (await house.send('GET', `/api/accounts/${accountId}`, helpdesk)).json()) as Account;
    expect(file.schools.map(({ name }) => name)).toEqual(['ROC De Proef', 'Vakschool Zuid']);

    // The short form says at which of them; each has one of its own open.
    const both = await offers(cookie);
    for (const school of both.schools) {
      const filled = await form(cookie, {
        schoolId: school.id,
        studyFieldIds: school.studyFields.map((one) => one.id),
      });
      expect((await apply(cookie, filled)).status, school.name).toBe(200);
    }
    expect((await offers(cookie)).schools.every(({ open }) => open !== null)).toBe(true);
  });
});
