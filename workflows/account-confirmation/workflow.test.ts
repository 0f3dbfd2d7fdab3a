import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Account } from '../../api/accounts/contract.ts';
import { createSchoolAccount } from '../../store/accounts.ts';
import { openDueConfirmations } from '../../store/account-confirmation.ts';
import { openHouse, password, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import { relayFor } from '../../tests/support/relay.ts';
import { timeSkipping } from '../../tests/support/time-skipping.ts';

const day = 24 * 3_600_000;

let house: House;
let go: ReturnType<typeof journeyOf>;
let passwordHash: string;

beforeAll(async () => {
  house = await openHouse({ skipping: await timeSkipping() });
  go = journeyOf(house);
  await house.tick();
  await house.startWorker();
  relayFor(house);
  passwordHash = await (await house.auth.$context).password.hash(password);
});

/** An account holder who said so many months ago that the account is needed. */
async function holder(monthsAgo: number) {
  const email = `${randomUUID()}@roc-deproef.example`;
  await createSchoolAccount(house.store, house.occasion(), {
    ...{ name: 'Noor van den Berg', email, brin: '99ZZ', location: 'Noord', studyFieldCodes: ['T1'], passwordHash },
  });
  const confirmedAt = new Date(house.clock.now().getTime() - monthsAgo * 31 * day);
  const { id } = await house.store.prisma.account.update({ where: { email }, data: { confirmedAt } });
  return { id, email };
}

/** What the schedule does each morning. Its end is looked for: waiting for the result would let time run on its own. */
async function upkeep(): Promise<void> {
  const workflowId = `account-upkeep-${randomUUID()}`;
  const handle = await house.temporal.workflow.start('accountUpkeep', { workflowId, taskQueue: house.taskQueue });
  await vi.waitFor(async () => expect((await handle.describe()).status.name).toBe('COMPLETED'), {
    timeout: 20_000,
    interval: 20,
  });
}

async function questionsOf(accountId: string): Promise<string[]> {
  const rows = await house.store.prisma.accountConfirmation.findMany({
    where: { accountId },
    orderBy: { askedAt: 'asc' },
  });
  return rows.map(({ id }) => id);
}

/** Has the question asked, and waits for it. */
async function asked(monthsAgo = 13) {
  const one = await holder(monthsAgo);
  await upkeep();
  const [caseId = ''] = await questionsOf(one.id);
  const link = await go.link(caseId, 'account-confirmation');
  return { ...one, caseId, link };
}

const standing = (id: string) =>
  house.store.prisma.account.findUniqueOrThrow({ where: { id }, include: { changes: true, sessions: true } });

describe('the question', () => {
  test('goes to who was not asked for a year, once, and to nobody else', async () => {
    const due = await holder(13);
    const others = [
      await holder(10),
      ...(await Promise.all(
        [{ blockedAt: new Date() }, { endsOn: new Date('2020-01-01') }].map(async (shut) => {
          const one = await holder(14);
          await house.store.prisma.account.update({ where: { id: one.id }, data: shut });
          return one;
        }),
      )),
    ];
    const invited = await holder(14);
    await house.store.prisma.credential.deleteMany({ where: { accountId: invited.id } });
    // Two mornings at once, and one more.
    await Promise.all([upkeep(), upkeep()]);
    await upkeep();
    expect(await questionsOf(due.id)).toHaveLength(1);
    for (const { id } of [...others, invited]) expect(await questionsOf(id)).toHaveLength(0);
    const [caseId = ''] = await questionsOf(due.id);
    await go.task(caseId, 'account-confirmation');
    expect(await go.mails(caseId)).toEqual(['account-confirmation']);
  });

  test('is opened in batches, each account once', async () => {
    const many = await Promise.all([1, 2, 3].map(() => holder(13)));
    expect(await openDueConfirmations(house.store, house.occasion(), 2)).toBe(2);
    expect(await openDueConfirmations(house.store, house.occasion(), 2)).toBe(1);
    expect(await openDueConfirmations(house.store, house.occasion(), 2)).toBe(0);
    for (const { id } of many) expect(await questionsOf(id)).toHaveLength(1);
  });
});

describe('the answer', () => {
  test('yes keeps the account for another year', async () => {
    const { id, caseId, link } = await asked();
    expect(await (await house.get(link)).text()).toContain('Gebruikt u dit account nog?');
    const helpdesk = await house.signIn('helpdesk');
    const shown = async () =>
      ((await (await house.send('GET', `/api/accounts/${id}`, helpdesk)).json()) as Account).question;
    const answerBy = expect.stringMatching(/^\d{4}-.*:59:59\.999Z$/) as string;
    expect(await shown()).toMatchObject({ reference: expect.stringMatching(/^AB-/) as string, answerBy });
    expect((await house.post(link, { intent: 'keep' })).status).toBe(303);
    expect(await go.outcome(caseId)).toBe('confirmed');
    expect(await (await house.get(link)).text()).toContain('U houdt uw account');
    expect(await shown(), 'the answer is there').toBeNull();
    expect((await house.post(link, { intent: 'keep' })).status, 'the second tab').toBe(303);
    const { confirmedAt, changes, blockedAt } = await standing(id);
    expect(house.clock.now().getTime() - (confirmedAt?.getTime() ?? 0)).toBeLessThan(day);
    expect(blockedAt).toBeNull();
    expect(changes.map(({ kind, byId }) => [kind, byId])).toEqual([['confirmed', id]]);
    await upkeep();
    expect(await questionsOf(id)).toHaveLength(1);
  });

  test('no is asked once more, and then blocks the account and ends its sessions', async () => {
    const { id, email, caseId, link } = await asked();
    const cookie = await house.logIn(email);
    expect(await (await house.post(link, { intent: 'drop' })).text()).toContain('Weet u het zeker?');
    expect((await standing(id)).blockedAt).toBeNull();
    expect((await house.post(link, { intent: 'drop-for-sure' })).status).toBe(303);
    expect(await go.outcome(caseId)).toBe('not-needed');
    const { blockedAt, changes, sessions } = await standing(id);
    expect(blockedAt).not.toBeNull();
    expect(sessions).toEqual([]);
    expect(changes[0]).toMatchObject({ kind: 'blocked', byId: null });
    expect(changes[0]?.reason).toContain('niet meer nodig');
    expect((await house.send('GET', '/api/me', cookie)).status).toBe(401);
    expect(await go.mails(caseId)).toEqual(['account-confirmation', 'account-blocked']);
    expect(await (await house.get(link)).text()).toContain('Uw account wordt gesloten');
  });

  test('that stays out is asked for twice, and then the account is blocked', async () => {
    const { id, caseId, link } = await asked();
    await house.skip(32 * day);
    expect(await go.outcome(caseId)).toBe('lapsed');
    expect(await go.mails(caseId)).toEqual([
      'account-confirmation',
      'account-confirmation-reminder',
      'account-confirmation-reminder',
      'account-blocked',
    ]);
    const { blockedAt, changes } = await standing(id);
    expect(blockedAt).not.toBeNull();
    expect(changes[0]?.reason).toContain('Geen antwoord');
    const late = await house.get(link);
    expect(late.status).toBe(410);
    expect(await late.text()).toContain('Die kan de blokkering opheffen.');
    expect((await house.post(link, { intent: 'keep' })).status).toBe(410);
  });

  test('after the first reminder is in time', async () => {
    const { id, caseId, link } = await asked();
    await house.skip(10 * day);
    await vi.waitFor(async () => expect(await go.mails(caseId)).toContain('account-confirmation-reminder'));
    expect((await house.post(link, { intent: 'keep' })).status).toBe(303);
    expect(await go.outcome(caseId)).toBe('confirmed');
    expect((await standing(id)).blockedAt).toBeNull();
  });
});

test('an account that the helpdesk blocks meanwhile is asked nothing more', async () => {
  const { id, caseId, link } = await asked();
  const helpdesk = await house.signIn('helpdesk');
  const { version } = await standing(id);
  const blocked = await house.send(
    ...(['POST', `/api/accounts/${id}/changes`, helpdesk] as const),
    { kind: 'blocked', reason: 'Misbruik.', requestId: randomUUID() },
    { 'if-match': String(version) },
  );
  expect(blocked.status, await blocked.clone().text()).toBe(200);
  expect(await go.outcome(caseId)).toBe('superseded');
  expect(await go.mails(caseId)).toEqual(['account-confirmation']);
  expect((await standing(id)).changes.map(({ reason }) => reason)).toEqual(['Misbruik.']);
  expect((await house.get(link)).status, 'the link died with the question').toBe(410);
  expect((await house.post(link, { intent: 'keep' })).status, 'the row arbitrates').toBe(410);
  expect((await standing(id)).blockedAt).not.toBeNull();
});

test("an unblocked account is not asked again at once: asking for it back was the holder's word", async () => {
  const { id, caseId } = await asked();
  await house.skip(32 * day);
  await go.outcome(caseId);
  const helpdesk = await house.signIn('helpdesk');
  const { version } = await standing(id);
  const opened = await house.send(
    ...(['POST', `/api/accounts/${id}/changes`, helpdesk] as const),
    { kind: 'unblocked', reason: 'Was met verlof.', requestId: randomUUID() },
    { 'if-match': String(version) },
  );
  expect(opened.status).toBe(200);
  await upkeep();
  expect(await questionsOf(id)).toHaveLength(1);
});
