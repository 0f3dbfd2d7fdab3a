import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { dayOf } from '../../domain/exam-window.ts';
import { bureauDossier } from '../../store/processes.ts';
import { createSchoolAccount } from '../../store/accounts.ts';
import { addSchool } from '../../store/schools.ts';
import { openHouse, password, type House } from '../../tests/support/house.ts';
import type { Account, AccountChange, AccountRow } from './contract.ts';

/** Accounts in the back office, on the real house. */

let house: House;
let helpdesk: string;
let admin: string;
let adminId: string;

beforeAll(async () => {
  house = await openHouse();
  helpdesk = await house.signIn('helpdesk');
  const email = await house.addPerson('admin');
  admin = await house.logIn(email);
  adminId = await idOf(email);
});

const idOf = async (email: string): Promise<string> =>
  (await house.store.prisma.account.findUniqueOrThrow({ where: { email } })).id;

const read = async (id: string, cookie = helpdesk): Promise<Account> =>
  (await (await house.send('GET', `/api/accounts/${id}`, cookie)).json()) as Account;

type Wanted = AccountChange extends infer Change ? (Change extends unknown ? Omit<Change, 'requestId'> : never) : never;
const change = (
  { id, version }: { id: string; version: number },
  wanted: Wanted,
  { cookie = helpdesk, requestId = randomUUID() }: { cookie?: string; requestId?: string } = {},
) =>
  house.send('POST', `/api/accounts/${id}/changes`, cookie, { ...wanted, requestId }, { 'if-match': `"${version}"` });

/** An account holder of its own, with the fields of the first school. */
async function holder(studyFieldCodes = ['T1', 'T2'], brin = '99ZZ') {
  const email = `${randomUUID().slice(0, 12)}@roc-deproef.example`;
  await createSchoolAccount(house.store, house.occasion(), {
    ...{ name: 'Noor van den Berg', email, brin, location: 'Noord', studyFieldCodes },
    passwordHash: await hashOf(),
  });
  return { email, cookie: await house.logIn(email), id: await idOf(email) };
}
let hashed: string | null = null;
async function hashOf(): Promise<string> {
  hashed ??= await (await house.auth.$context).password.hash(password);
  return hashed;
}

const reason = 'Werkt hier niet meer.';
const answerOf = async (answer: Response) =>
  (await answer.json()) as { type: string; detail: string; errors?: { field: string }[] };

describe('the list', () => {
  test('is narrowed by role, school and standing', async () => {
    const one = await holder();
    const { id: schoolId } = await house.store.prisma.school.findUniqueOrThrow({ where: { brin: '99ZZ' } });
    const list = async (query: string) =>
      (await (await house.send('GET', `/api/accounts?perPage=100&${query}`, helpdesk)).json()) as {
        data: AccountRow[];
        total: number;
      };
    const rows = (await list(`role=school&schoolId=${schoolId}&standing=active`)).data;
    expect(rows.map(({ id }) => id)).toContain(one.id);
    expect(new Set(rows.map(({ role }) => role))).toEqual(new Set(['school']));
    expect(rows.find(({ id }) => id === one.id)?.lastLoginAt).not.toBeNull();
    expect((await list('standing=blocked')).data.map(({ id }) => id)).not.toContain(one.id);
    expect((await list(`schoolId=${randomUUID()}`)).total).toBe(0);
  });

  test('is searched by name or address in the body of a POST: an address never holds a name', async () => {
    const { id, email } = await holder();
    const search = async (body: object) =>
      (await (await house.send('POST', '/api/accounts/search', helpdesk, body)).json()) as { data: AccountRow[] };
    expect((await search({ search: email.slice(0, 10) })).data.map((row) => row.id)).toEqual([id]);
    expect((await search({ search: '%' })).data).toEqual([]);
    const byAddress = await house.send('GET', `/api/accounts?q=${email.slice(0, 10)}&search=${email}`, helpdesk);
    expect(((await byAddress.json()) as { total: number }).total, 'the query looks for no name').toBeGreaterThan(1);
  });
});

describe('blocking', () => {
  test('ends every session at once, and says why in the history but not in the audit', async () => {
    const { id, cookie, email } = await holder();
    const second = await house.logIn(email);
    const before = await read(id);
    expect(before.sessions).toHaveLength(2);
    expect((await change(before, { kind: 'blocked', reason: ' ' })).status).toBe(422);
    const blocked = await change(before, { kind: 'blocked', reason });
    expect(blocked.status).toBe(200);
    const after = (await blocked.json()) as Account;
    expect(after).toMatchObject({ standing: 'blocked', sessions: [], version: before.version + 1 });
    expect(after.history.at(-1)).toMatchObject({ code: 'account-changed:blocked', actor: 'De helpdesk', reason });
    for (const gone of [cookie, second]) expect((await house.send('GET', '/api/me', gone)).status).toBe(401);
    await expect(house.logIn(email)).rejects.toThrow();
    const event = await house.store.prisma.auditEvent.findFirstOrThrow({
      where: { caseId: bureauDossier },
      orderBy: { sequence: 'desc' },
    });
    expect(event.details).toMatchObject({ accountId: id, sessionsEnded: 2 });
    expect(JSON.stringify(event)).not.toContain(reason);

    expect((await change(after, { kind: 'blocked', reason })).status).toBe(409);
    const open = (await (await change(after, { kind: 'unblocked', reason })).json()) as Account;
    expect(open.standing).toBe('active');
    await house.logIn(email);
  });

  test('ends the live stream in the same moment', async () => {
    const { id, cookie } = await holder();
    const stream = await house.send('GET', '/api/live', cookie);
    const reader = stream.body?.getReader();
    await reader?.read();
    const ended = (async () => {
      for (;;) if ((await reader?.read())?.done) return true;
    })();
    const started = performance.now();
    await change(await read(id), { kind: 'blocked', reason });
    expect(await ended).toBe(true);
    expect(performance.now() - started, 'not at the next heartbeat').toBeLessThan(10_000);
  });

  test('pressed twice it is done once; with the id of another it is refused', async () => {
    const one = await holder();
    const before = await read(one.id);
    const requestId = randomUUID();
    const both = await Promise.all(
      [1, 2].map(async () => await change(before, { kind: 'blocked', reason }, { requestId })),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await house.store.prisma.accountChange.count({ where: { accountId: one.id } })).toBe(1);
    const other = await read((await holder()).id);
    expect((await change(other, { kind: 'blocked', reason }, { requestId })).status).toBe(409);
  });

  test('of what looks otherwise by now is refused', async () => {
    const { id } = await holder();
    const seen = await read(id);
    await change(seen, { kind: 'end-date', endsOn: null, reason });
    expect((await change(seen, { kind: 'blocked', reason })).status).toBe(412);
    const without = await house.send('POST', `/api/accounts/${id}/changes`, helpdesk, {
      ...{ kind: 'blocked', reason, requestId: randomUUID() },
    });
    expect(without.status).toBe(428);
  });

  test("the bureau's own is the administrator's, who is never the last one, nor oneself", async () => {
    const staff = await read(await idOf(await house.addPerson('staff')));
    expect(staff.mayManage).toBe(false);
    expect((await change(staff, { kind: 'blocked', reason })).status).toBe(403);
    expect((await change(staff, { kind: 'blocked', reason }, { cookie: admin })).status).toBe(200);

    const own = await read(adminId, admin);
    expect(own.isOwn).toBe(true);
    expect((await change(own, { kind: 'blocked', reason }, { cookie: admin })).status).toBe(409);

    // Two administrators who block each other in the same moment: one of them stays.
    const email = await house.addPerson('admin');
    const [second, secondId] = [await house.logIn(email), await idOf(email)];
    const others = { role: 'admin', id: { notIn: [adminId, secondId] } };
    await house.store.prisma.account.updateMany({ where: others, data: { blockedAt: new Date() } });
    const answers = await Promise.all([
      change(await read(secondId, admin), { kind: 'blocked', reason }, { cookie: admin }),
      change(own, { kind: 'blocked', reason }, { cookie: second }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await house.store.prisma.account.count({ where: { role: 'admin', blockedAt: null } })).toBe(1);
    await house.store.prisma.account.updateMany({ where: { role: 'admin' }, data: { blockedAt: null } });
    admin = await house.logIn((await read(adminId)).email);
  });
});

describe('an end date', () => {
  test('lets nobody in from the day after it, without anything having to run', async () => {
    const { id, cookie, email } = await holder();
    const today = dayOf(house.clock.now());
    expect(
      await answerOf(await change(await read(id), { kind: 'end-date', endsOn: '2020-01-01', reason })),
    ).toMatchObject({ errors: [{ field: 'endsOn' }] });
    const ends = (await (await change(await read(id), { kind: 'end-date', endsOn: today, reason })).json()) as Account;
    expect(ends).toMatchObject({ endsOn: today, standing: 'active' });
    expect((await house.send('GET', '/api/me', cookie)).status).toBe(200);
    try {
      house.clock.set(Date.now() + 24 * 3_600_000);
      expect((await house.send('GET', '/api/me', cookie)).status).toBe(401);
      await expect(house.logIn(email)).rejects.toThrow();
      const [row] = await house.store.prisma.account.findMany({ where: { id }, select: { blockedAt: true } });
      expect(row?.blockedAt).toBeNull();
    } finally {
      house.clock.set(Date.now());
    }
    expect((await house.send('GET', '/api/me', cookie)).status).toBe(200);
  });
});

describe('fewer study fields', () => {
  const fieldsOf = (account: Account) => account.schools[0]?.studyFields.map(({ name }) => name);

  test('are taken away with a reason; more are never given here', async () => {
    const { id } = await holder();
    const before = await read(id);
    const [school] = before.schools;
    const schoolId = school?.id ?? '';
    const [first, second] = school?.studyFields ?? [];
    const take = (studyFieldIds: string[], seen = before) =>
      change(seen, { kind: 'study-fields', schoolId, studyFieldIds, reason });
    expect((await take([first?.id ?? '', second?.id ?? ''])).status, 'not all of them').toBe(422);
    expect((await take([randomUUID()])).status, 'not what it has not').toBe(422);
    const after = (await (await take([first?.id ?? ''])).json()) as Account;
    expect(fieldsOf(after)).toEqual([second?.name]);
    expect(after.history.at(-1)?.about).toEqual(['ROC De Proef', first?.name]);
  });
});

describe('the access at one school of two', () => {
  test('ends alone; the only school is not left', async () => {
    const { id } = await holder(['T1']);
    const only = await read(id);
    const schoolId = only.schools[0]?.id ?? '';
    expect((await change(only, { kind: 'access-ended', schoolId, reason })).status).toBe(409);
    await addSchool(house.store, house.occasion(), { name: 'Vakschool Zuid', kind: 'vakschool', brin: '98ZZ' });
    const { id: second } = await house.store.prisma.school.findUniqueOrThrow({ where: { brin: '98ZZ' } });
    await house.store.prisma.schoolAccess.create({
      data: { id: randomUUID(), accountId: id, schoolId: second, location: 'Zuid', grantedAt: new Date() },
    });
    const after = (await (await change(only, { kind: 'access-ended', schoolId, reason })).json()) as Account;
    expect(after.schools.map(({ name }) => name)).toEqual(['Vakschool Zuid']);
    expect(after.history.at(-1)?.about[0]).toBe('ROC De Proef');
  });
});

describe('the second factor', () => {
  test('is reset for who lost the telephone, and every session with it', async () => {
    const { id, cookie } = await holder();
    expect((await change(await read(id), { kind: 'two-factor-reset', reason })).status).toBe(409);
    await house.store.prisma.account.update({ where: { id }, data: { twoFactorEnabled: true } });
    await house.store.prisma.twoFactor.create({
      data: { id: randomUUID(), accountId: id, secret: 'x', backupCodes: 'x' },
    });
    const after = (await (await change(await read(id), { kind: 'two-factor-reset', reason })).json()) as Account;
    expect(after.twoFactor).toBe(false);
    expect(await house.store.prisma.twoFactor.count({ where: { accountId: id } })).toBe(0);
    expect((await house.send('GET', '/api/me', cookie)).status).toBe(401);
  });
});

describe('a new password by a mailed link', () => {
  const linkTo = async (accountId: string): Promise<string> => {
    const { tokenOf } = await import('../../platform/link-token.ts');
    const link = await vi.waitFor(
      async () =>
        (await house.store.prisma.passwordLink.findFirst({
          where: { accountId, usedAt: null, revokedAt: null },
          orderBy: { createdAt: 'desc' },
        })) ?? expect.fail('there is no link yet'),
      { timeout: 10_000, interval: 20 },
    );
    return `/account/wachtwoord/${tokenOf(house.store.linkSecret, link.nonce)}`;
  };
  const ask = (email: string, ip = '10.9.0.1') => house.post('/account/wachtwoord', { email }, { 'x-real-ip': ip });
  const another = 'trampoline-zeven-mossel';

  test('is chosen once; old sessions and older links are worth nothing after it', async () => {
    const { id, email, cookie } = await holder();
    expect((await ask(email)).status).toBe(200);
    const older = await linkTo(id);
    expect((await change(await read(id), { kind: 'password-link' })).status).toBe(200);
    expect((await house.get(older)).status).toBe(410);
    const link = await linkTo(id);
    expect(link).not.toBe(older);
    expect(await (await house.get(link)).text()).toContain(email);
    expect((await house.post(link, { password: 'Welkom012345', passwordRepeat: 'Welkom012345' })).status).toBe(422);
    expect((await house.post(link, { password: another, passwordRepeat: another })).status).toBe(303);
    expect(await (await house.get(link)).text()).toContain('Uw wachtwoord is gewijzigd');
    expect((await house.post(link, { password, passwordRepeat: password })).status).toBe(303);
    expect((await house.send('GET', '/api/me', cookie)).status).toBe(401);
    await expect(house.logIn(email), 'the old one').rejects.toThrow();
    const mails = await house.store.prisma.mail.findMany({ where: { recipient: email }, orderBy: { queuedAt: 'asc' } });
    expect(mails.map(({ template }) => template)).toEqual(['password-link', 'password-link', 'password-changed']);
  });

  test('says the same to an unknown address, and mails nobody', async () => {
    const { email } = await holder();
    const known = await (await ask(email)).text();
    const unknown = await (await ask('niemand@nergens.example')).text();
    expect(unknown).toBe(known);
    expect(await house.store.prisma.mail.count({ where: { recipient: 'niemand@nergens.example' } })).toBe(0);
  });

  test('is mailed three times an hour at most, and never to who is blocked', async () => {
    const { id, email } = await holder();
    for (let times = 1; times <= 5; times += 1) {
      await ask(email);
      await vi.waitFor(async () => {
        const made = await house.store.prisma.passwordLink.count({ where: { accountId: id } });
        expect(made).toBe(Math.min(times, 3));
      });
    }
    const link = await linkTo(id);
    await change(await read(id), { kind: 'blocked', reason });
    expect((await house.get(link)).status).toBe(410);
    expect((await change(await read(id), { kind: 'password-link' })).status).toBe(409);
  });

  test('is over after an hour', async () => {
    const { id, email } = await holder();
    await ask(email);
    const link = await linkTo(id);
    try {
      house.clock.set(Date.now() + 3_601_000);
      expect((await house.get(link)).status).toBe(410);
      expect((await house.post(link, { password: another, passwordRepeat: another })).status).toBe(410);
    } finally {
      house.clock.set(Date.now());
    }
  });

  test('is bounded by address', async () => {
    const statuses = [];
    for (let times = 1; times <= 31; times += 1)
      statuses.push((await ask(`${times}@nergens.example`, '10.9.9.9')).status);
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 200));
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('the own account', () => {
  test('gets a new password for the old one, and other devices are logged out', async () => {
    const { email, cookie } = await holder();
    const elsewhere = await house.logIn(email);
    const set = (currentPassword: string, newPassword: string) =>
      house.send('POST', '/api/me/password', cookie, { currentPassword, newPassword });
    expect(await answerOf(await set('niet het wachtwoord', 'trampoline-zeven-mossel'))).toMatchObject({
      errors: [{ field: 'currentPassword' }],
    });
    expect(await answerOf(await set(password, 'Teletoets2026!'))).toMatchObject({ errors: [{ field: 'newPassword' }] });
    expect(await answerOf(await set(password, password))).toMatchObject({ errors: [{ field: 'newPassword' }] });
    expect((await set(password, 'trampoline-zeven-mossel')).status).toBe(200);
    expect((await house.send('GET', '/api/me', cookie)).status, 'here one stays logged in').toBe(200);
    expect((await house.send('GET', '/api/me', elsewhere)).status).toBe(401);
    await expect(house.logIn(email)).rejects.toThrow();
  });

  test('guesses behind an open session are bounded', async () => {
    const { cookie } = await holder();
    const guess = () =>
      house.send('POST', '/api/me/password', cookie, {
        currentPassword: 'mis',
        newPassword: 'trampoline-zeven-mossel',
      });
    for (let times = 1; times <= 10; times += 1) expect((await guess()).status).toBe(422);
    expect((await guess()).status).toBe(429);
  });

  test('has its second factor off again with the password, but not where it is required', async () => {
    const { id, cookie } = await holder();
    await house.store.prisma.account.update({ where: { id }, data: { twoFactorEnabled: true } });
    const off = (given: string, who = cookie) =>
      house.send('POST', '/api/me/two-factor-removal', who, { password: given });
    expect((await off('mis')).status).toBe(422);
    expect((await off(password)).status).toBe(200);
    expect(await (await house.send('GET', '/api/me', cookie)).json()).toMatchObject({ twoFactor: { enabled: false } });
    const { email } = await house.store.prisma.account.findUniqueOrThrow({ where: { id } });
    expect(
      await house.store.prisma.mail.findMany({ where: { recipient: email, template: 'two-factor-off' } }),
    ).toMatchObject([{ aboutId: id, state: 'queued' }]);
    house.config.TWO_FACTOR = 'required';
    try {
      expect((await off(password, helpdesk)).status).toBe(403);
    } finally {
      house.config.TWO_FACTOR = 'off';
    }
  });

  test('chooses the language of its mails', async () => {
    const { id, cookie } = await holder();
    expect((await house.send('PUT', '/api/me/language', cookie, { locale: 'en' })).status).toBe(200);
    expect(await house.store.prisma.account.findUnique({ where: { id } })).toMatchObject({ locale: 'en' });
    expect(await (await house.send('GET', '/api/me', cookie)).json()).toMatchObject({ locale: 'en' });
  });
});
