import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ndaVersion } from '../../domain/account-application.ts';
import { submitApplication, type SubmittedApplication } from '../../store/account-application.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import { untilLocked } from '../../tests/support/locks.ts';
import { auditOf } from '../../tests/support/soundness.ts';

/** An application is withdrawn while its process is in the middle of a step: one of both holds, and nobody waits for nothing. */

let house: House;
let go: ReturnType<typeof journeyOf>;
let helpdesk: string;
/** Where a step waits: which, whether it stands there, and what lets it on. */
let door: { step: string; reached: boolean; open: PromiseWithResolvers<void> };

beforeAll(async () => {
  house = await openHouse();
  go = journeyOf(house);
  helpdesk = await house.signIn('helpdesk');
  await house.startWorker({
    async beforeStep(step) {
      if (step !== door.step) return;
      door.reached = true;
      await door.open.promise;
    },
  });
});

// Also when a test fails, or the worker would wait for it.
afterEach(() => {
  door.open.resolve();
});

const soon = { timeout: 20_000, interval: 10 };

/** Seconds in which the process must finish a task of its own, where others have ten: it says sooner that it is busy. */
const patience = 2;

/** An application that was approved, and whose account is about to be made. */
async function approved() {
  door = { step: 'createAccount', reached: false, open: Promise.withResolvers() };
  const { schoolId, ...form } = await house.application();
  const school = { id: String(schoolId) };
  const start = await submitApplication(house.store, house.occasion(), {
    ...{ ...(form as unknown as Omit<SubmittedApplication, 'school'>), school, locale: 'nl', ndaVersion },
  });
  const { id = '', name = '', workflowId = '', payload } = start ?? {};
  const { taskQueue } = house;
  const workflowTaskTimeout = `${patience} seconds` as const;
  await house.temporal.workflow.start(name, { workflowId, taskQueue, args: [payload], workflowTaskTimeout });
  await go.confirm(id);
  await Promise.all([go.signAsManager(id), go.signAsApplicant(id)]);
  await go.task(id, 'helpdesk-review');
  const approving = go.decide(id, 'helpdesk-review', helpdesk, 'approved');
  await vi.waitFor(() => expect(door.reached).toBe(true), soon);
  return { id, email: String(form['applicantEmail']), approving };
}

const accountsOf = (email: string) => house.store.prisma.account.count({ where: { email } });
const caseOf = (id: string) => house.store.prisma.case.findUniqueOrThrow({ where: { id } });

/** What happened to the process: how often it did not finish a task in time, and how many decisions it took up. */
async function historyOf(id: string) {
  const { events } = await house.temporal.workflow.getHandle(`account-application/${id}`).fetchHistory();
  const all = events ?? [];
  return {
    timeouts: all.filter(({ workflowTaskTimedOutEventAttributes: late }) => late).length,
    heard: all.filter(({ workflowExecutionUpdateAcceptedEventAttributes: heard }) => heard).length,
  };
}

test('withdrawn while the account is about to be made: there is none, and the case ends after that step', async () => {
  const { id, email, approving } = await approved();
  const withdrawing = go.withdraw(id);
  // The address, two signatures, the approval and the withdrawal.
  await vi.waitFor(async () => expect((await historyOf(id)).heard).toBe(5), soon);
  // Whoever withdraws is answered when it is over: the step that began ends first.
  expect((await caseOf(id)).closedAt).toBeNull();
  door.open.resolve();
  expect((await Promise.all([withdrawing, approving])).map(({ status }) => status)).toEqual([303, 200]);
  expect(await go.outcome(id)).toBe('withdrawn');
  expect(await accountsOf(email)).toBe(0);
  expect(await house.store.prisma.task.count({ where: { caseId: id, kind: 'activation' } })).toBe(0);
  expect((await go.mails(id)).slice(-2).toSorted()).toEqual([
    'application-closed-for-manager',
    'application-withdrawn',
  ]);
  expect((await historyOf(id)).timeouts, 'nothing stood in the way of anything').toBe(0);
});

test('withdrawn while the documents are made: nothing is written after the end', async () => {
  door = { step: 'makeDocuments', reached: false, open: Promise.withResolvers() };
  const { id } = await go.apply();
  const confirming = go.confirm(id);
  await vi.waitFor(() => expect(door.reached).toBe(true), soon);
  const withdrawing = go.withdraw(id);
  await vi.waitFor(async () => expect((await historyOf(id)).heard).toBe(2), soon);
  expect((await caseOf(id)).closedAt).toBeNull();
  door.open.resolve();
  expect((await Promise.all([withdrawing, confirming])).every(({ status }) => status < 400)).toBe(true);
  expect(await go.outcome(id)).toBe('withdrawn');
  await house.temporal.workflow.getHandle(`account-application/${id}`).result();
  expect((await auditOf(house, id)).slice(-2)).toEqual(['documents-made', 'case-closed:withdrawn']);
  expect(await house.store.prisma.task.count({ where: { caseId: id, state: 'open' } })).toBe(0);
});

test('withdrawn when the account is made: it comes too late, and the account is there', async () => {
  const { id, email, approving } = await approved();
  // Both wait for the case: the account comes first.
  const client = await house.store.pool.connect();
  await client.query('BEGIN');
  await client.query('SELECT 1 FROM case_file WHERE id = $1 FOR UPDATE', [id]);
  door.open.resolve();
  await untilLocked(house.store.pool, 1);
  const withdrawing = house.send('POST', `/api/account-applications/${id}/withdrawal`, helpdesk, {
    ...{ decisionId: crypto.randomUUID(), reason: 'Toch niet.' },
  });
  await untilLocked(house.store.pool, 2);
  await client.query('COMMIT');
  client.release();
  expect((await Promise.all([withdrawing, approving])).map(({ status }) => status)).toEqual([409, 200]);
  expect(await go.task(id, 'activation')).toMatchObject({ state: 'open' });
  expect(await go.task(id, 'withdrawal')).toMatchObject({ state: 'cancelled' });
  expect(await accountsOf(email)).toBe(1);
  expect((await go.activate(id)).status).toBe(303);
  expect(await go.outcome(id)).toBe('activated');
  expect((await historyOf(id)).timeouts).toBe(0);
});
