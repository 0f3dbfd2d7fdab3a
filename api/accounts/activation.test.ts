import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { bureauDossier } from '../../store/processes.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import { untilLocked } from '../../tests/support/locks.ts';

/** The helpdesk mails someone the way in who has no password yet: the activation once more, for as long as it waits. */

let house: House;
let go: ReturnType<typeof journeyOf>;
let helpdesk: string;

beforeAll(async () => {
  house = await openHouse();
  go = journeyOf(house);
  await house.startWorker();
  helpdesk = await house.signIn('helpdesk');
});

/** Someone whose application was approved. */
async function invited() {
  const { id: caseId, form } = await go.apply();
  await go.confirm(caseId);
  await Promise.all([go.signAsManager(caseId), go.signAsApplicant(caseId)]);
  await go.decide(caseId, 'helpdesk-review', helpdesk, 'approved');
  const link = await go.link(caseId, 'activation');
  // Made beside the activation: from here on nothing but people does anything to the case.
  const certificate = { caseId, kind: 'signature-certificate' };
  await vi.waitFor(() => house.store.prisma.document.findFirstOrThrow({ where: certificate }), {
    timeout: 20_000,
    interval: 20,
  });
  const email = String(form['applicantEmail']);
  const account = () => house.store.prisma.account.findUniqueOrThrow({ where: { email }, include: { changes: true } });
  return { caseId, email, link, account };
}
type Invited = Awaited<ReturnType<typeof invited>>;

/** The button on the account's page, seen with a version of it. */
async function press({ account }: Invited, { requestId = randomUUID(), version = -1 } = {}) {
  const { id, version: newest } = await account();
  const seen = { 'if-match': `"${version < 0 ? newest : version}"` };
  return await house.send('POST', `/api/accounts/${id}/changes`, helpdesk, { kind: 'password-link', requestId }, seen);
}

const mailsTo = async ({ email }: Invited, template: string) =>
  await house.store.prisma.mail.findMany({ where: { recipient: email, template } });

test('the same link goes out in a new mail, once for a press; whoever looks at an old page sends none', async () => {
  const one = await invited();
  const requestId = randomUUID();
  const presses = await Promise.all([press(one, { requestId, version: 1 }), press(one, { requestId, version: 1 })]);
  expect(presses.map(({ status }) => status)).toEqual([200, 200]);
  expect((await press(one, { version: 1 })).status, 'a second tab').toBe(412);
  const mails = await mailsTo(one, 'activation');
  expect(mails).toHaveLength(2);
  expect(new Set(mails.map(({ linkId }) => linkId)).size).toBe(1);
  expect(await mailsTo(one, 'password-link')).toEqual([]);

  const { id: taskId } = await go.task(one.caseId, 'activation');
  const { id: accountId, changes } = await one.account();
  expect(changes.map(({ id, kind, details }) => ({ id, kind, details }))).toEqual([
    { id: requestId, kind: 'password-link', details: { taskId } },
  ]);
  const [event, ...more] = await house.store.prisma.auditEvent.findMany({
    where: { caseId: bureauDossier, details: { path: ['accountId'], equals: accountId } },
  });
  expect(more).toEqual([]);
  expect(event).toMatchObject({ code: 'account-changed:password-link', details: { taskId, changeId: requestId } });

  expect((await press(one)).status, 'asked for again later').toBe(200);
  expect(await mailsTo(one, 'activation')).toHaveLength(3);
  expect((await house.get(one.link)).status).toBe(200);
  expect((await go.activate(one.caseId)).status).toBe(303);
  expect(await go.outcome(one.caseId)).toBe('activated');
});

describe('pressed in the moment in which the holder activates the account', () => {
  test.each(['the holder', 'the helpdesk'])('%s comes first', async (first) => {
    const one = await invited();
    const both = [() => go.activate(one.caseId), () => press(one)];
    const statuses = await inOrder(one.caseId, first === 'the holder' ? both : both.toReversed());
    expect(statuses.toSorted()).toEqual([200, 303]);
    expect(await go.outcome(one.caseId)).toBe('activated');
    // Who has a password is mailed a link to choose another one.
    const sent = [await mailsTo(one, 'activation'), await mailsTo(one, 'password-link')].map(({ length }) => length);
    expect(sent).toEqual(first === 'the holder' ? [1, 1] : [2, 0]);
  });
});

test('an activation that lapsed is opened anew by it, as by the task about it: once, and the old link stays dead', async () => {
  await activationsLapse(house, true);
  const one = await invited();
  await go.task(one.caseId, 'activation-lapsed');
  await activationsLapse(house, false);
  const requestId = randomUUID();
  const presses = await Promise.all([press(one, { requestId, version: 1 }), press(one, { requestId, version: 1 })]);
  expect(presses.map(({ status }) => status)).toEqual([200, 200]);
  const task = await go.task(one.caseId, 'activation-lapsed');
  expect(task).toMatchObject({ state: 'done', outcome: 'resend' });
  expect((await one.account()).changes).toMatchObject([{ id: requestId, details: { taskId: task.id } }]);
  expect((await go.activate(one.caseId, 2)).status).toBe(303);
  expect((await house.get(one.link)).status).toBe(410);
  expect(await go.outcome(one.caseId)).toBe('activated');
  expect(await mailsTo(one, 'activation')).toHaveLength(2);
  expect(await mailsTo(one, 'password-link')).toEqual([]);
});

test('who was given up on is let in after all, by a link to choose a password', async () => {
  await activationsLapse(house, true);
  const one = await invited();
  await activationsLapse(house, false);
  await go.decide(one.caseId, 'activation-lapsed', helpdesk, 'close');
  expect(await go.outcome(one.caseId)).toBe('never-activated');
  expect((await house.get(one.link)).status).toBe(410);
  expect((await press(one)).status).toBe(200);
  expect(await mailsTo(one, 'activation')).toHaveLength(1);
  expect(await mailsTo(one, 'password-link')).toHaveLength(1);
});

test('blocking whose activation lapsed leaves the helpdesk nothing to decide about it', async () => {
  await activationsLapse(house, true);
  const one = await invited();
  await go.task(one.caseId, 'activation-lapsed');
  await activationsLapse(house, false);
  const { id, version } = await one.account();
  const body = { kind: 'blocked', requestId: randomUUID(), reason: 'Werkt er niet meer.' };
  const answer = await house.send('POST', `/api/accounts/${id}/changes`, helpdesk, body, {
    'if-match': `"${version}"`,
  });
  expect(answer.status).toBe(200);
  expect(await go.task(one.caseId, 'activation-lapsed')).toMatchObject({ state: 'done', outcome: 'close' });
  expect(await go.outcome(one.caseId)).toBe('never-activated');
});

/** Has the links to activate an account be over before they are mailed, or work as they should again. */
async function activationsLapse({ store, clock }: House, doLapse: boolean): Promise<void> {
  const { id: byId } = await store.prisma.account.findFirstOrThrow();
  const key = 'account-application.activation-days';
  await store.prisma.settingChange.create({
    data: { id: randomUUID(), key, value: doLapse ? -1 : 14, reason: 'Proef.', validFrom: clock.now(), byId },
  });
}

/** Both wait for the case, and the first one to wait comes first. */
async function inOrder(caseId: string, asking: (() => Promise<Response>)[]): Promise<number[]> {
  const client = await house.store.pool.connect();
  await client.query('BEGIN');
  await client.query('SELECT 1 FROM case_file WHERE id = $1 FOR UPDATE', [caseId]);
  const answers: Promise<Response>[] = [];
  for (const ask of asking) {
    answers.push(ask());
    await untilLocked(house.store.pool, answers.length);
  }
  await client.query('COMMIT');
  client.release();
  return (await Promise.all(answers)).map(({ status }) => status);
}
