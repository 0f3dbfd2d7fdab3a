import { Client, Connection } from '@temporalio/client';
import { beforeAll, expect, test, vi } from 'vitest';
import { createApp } from '../api/app.ts';
import { newWakeup } from '../platform/live.ts';
import { noteMailboxFault, noteMailboxRead } from '../store/mailbox-standing.ts';
import { asForm, openHouse, type House } from '../tests/support/house.ts';
import { journeyOf } from '../tests/support/journey.ts';
import type { Standing } from '../workflows/human-task.ts';
import { examineCases, type Finding } from './doctor.ts';
import { startRelay } from './relay.ts';

let house: House;
let go: ReturnType<typeof journeyOf>;
/** The same, through an API that does not reach Temporal. */
let unheard: ReturnType<typeof journeyOf>;

beforeAll(async () => {
  house = await openHouse();
  go = journeyOf(house);
  const nowhere = Connection.lazy({ address: '127.0.0.1:9' });
  const app = createApp({ ...house.parts, temporal: new Client({ connection: nowhere }) });
  const { origin } = house;
  unheard = journeyOf({
    ...house,
    post: (path, fields) => app.request(origin + path, { method: 'POST', headers: { origin }, body: asForm(fields) }),
  });
  await house.startWorker();
  return async () => {
    await nowhere.close();
  };
});

const workflowOf = (caseId: string) => `account-application/${caseId}`;

async function findings(caseId: string): Promise<Omit<Finding, 'about'>[]> {
  const all = await examineCases(house.store, house.temporal, house.occasion());
  return all.filter(({ about }) => about.includes(caseId)).map(({ what, mended }) => ({ what, mended }));
}

/** As after a restore of Temporal from an older backup: it was told, and knows nothing of it. */
const forgetUndelivered = () =>
  house.store.prisma.outboxMessage.updateMany({
    where: { deliveredAt: null },
    data: { deliveredAt: house.clock.now() },
  });

/** Lets the relay tell what is left to tell. */
async function relayAll(): Promise<void> {
  const { store, temporal: client, taskQueue, clock, logger } = house;
  const relay = startRelay({ store, client, taskQueue, clock, logger }, newWakeup());
  await vi.waitFor(
    async () => {
      expect(await store.prisma.outboxMessage.count({ where: { deliveredAt: null } })).toBe(0);
    },
    { timeout: 20_000, interval: 20 },
  );
  await relay.stop();
}

const standingOf = (caseId: string) =>
  house.temporal.workflow.getHandle(workflowOf(caseId)).query<Standing>('standing');

test('a healthy house gives no findings, in any state of a case', async () => {
  const [fresh, signing, refused] = await Promise.all([go.apply(), go.apply(), go.apply()]);
  await Promise.all([signing, refused].map(({ id }) => go.confirm(id)));
  await go.signAsApplicant(signing.id);
  await go.refuseAsManager(refused.id);
  await go.outcome(refused.id);
  await go.task(fresh.id, 'email-confirmation');
  await relayAll();
  await vi.waitFor(async () => {
    const occasion = { at: new Date(house.clock.now().getTime() + 3_600_000), correlationId: null };
    expect(await examineCases(house.store, house.temporal, occasion)).toEqual([]);
  }, 10_000);
});

test('an open case without a workflow gets its workflow', async () => {
  const { id } = await unheard.apply();
  await forgetUndelivered();
  expect(await findings(id)).toEqual([{ what: 'open, but no workflow runs for it', mended: true }]);
  await relayAll();
  await go.task(id, 'email-confirmation');
  await vi.waitFor(async () => {
    expect(await findings(id)).toEqual([]);
  }, 10_000);
});

test('a decision that the workflow did not hear is told again', async () => {
  const { id } = await go.apply();
  await unheard.confirm(id);
  await forgetUndelivered();
  expect((await standingOf(id)).waitingFor).toEqual(['withdrawal', 'email-confirmation']);
  expect(await findings(id)).toEqual([
    { what: 'its workflow did not hear the decision on email-confirmation', mended: true },
  ]);
  await relayAll();
  await go.task(id, 'applicant-nda');
  await vi.waitFor(async () => {
    expect(await findings(id)).toEqual([]);
  }, 10_000);
});

test('a workflow that was ended by hand is left for a person', async () => {
  const { id } = await go.apply();
  await go.task(id, 'email-confirmation');
  await house.temporal.workflow.getHandle(workflowOf(id)).terminate();
  expect(await findings(id)).toEqual([{ what: 'open, but its workflow ended: TERMINATED', mended: false }]);
  expect((await go.task(id, 'email-confirmation')).state).toBe('open');
});

test('a workflow that waits for something else than the rows say is left for a person', async () => {
  const { id } = await go.apply();
  const { id: taskId } = await go.task(id, 'email-confirmation');
  const closed = { state: 'cancelled', outcome: 'cancelled', closedAt: house.clock.now() };
  await house.store.prisma.task.update({ where: { id: taskId }, data: closed });
  await vi.waitFor(async () => {
    expect(await findings(id)).toEqual([
      { what: 'its workflow waits for email-confirmation, but no such task is open', mended: false },
    ]);
  }, 10_000);
});

test('a message that waits too long is named, and tried at once', async () => {
  const { id } = await go.apply();
  await unheard.confirm(id);
  const twoMinutesAgo = new Date(house.clock.now().getTime() - 120_000);
  const waiting = {
    createdAt: twoMinutesAgo,
    deliverAfter: new Date(house.clock.now().getTime() + 300_000),
    attempts: 7,
  };
  await house.store.prisma.outboxMessage.updateMany({ where: { deliveredAt: null }, data: waiting });
  expect(await findings(id)).toContainEqual({
    what: `update not delivered since ${twoMinutesAgo.toISOString()}, 7 attempts, last: none`,
    mended: true,
  });
  await relayAll();
  await go.task(id, 'applicant-nda');
});

test('a mailbox that nobody could read for an hour is named', async () => {
  const { store, clock, temporal, occasion } = house;
  const inMailbox = async () =>
    (await examineCases(store, temporal, occasion())).filter(({ about }) => about.includes('mailbox'));
  const minutesAgo = (minutes: number) => new Date(clock.now().getTime() - minutes * 60_000);
  await noteMailboxRead(store, minutesAgo(90));
  await noteMailboxFault(store, minutesAgo(59), 'ECONNREFUSED');
  expect(await inMailbox()).toEqual([]);
  await noteMailboxRead(store, minutesAgo(90));
  await noteMailboxFault(store, minutesAgo(61), 'ECONNREFUSED');
  expect(await inMailbox()).toMatchObject([{ what: expect.stringContaining('ECONNREFUSED') as string, mended: false }]);
  await noteMailboxRead(store, minutesAgo(1));
  expect(await inMailbox()).toEqual([]);
});
