import { beforeAll, expect, inject, test, vi } from 'vitest';
import type { SittingResults } from '../../api/results/contract.ts';
import { graceMs } from '../../domain/exam-taking.ts';
import { candidateIn } from '../support/candidate.ts';
import { choiceExam, openSitting, publishedExam } from '../support/exams.ts';
import { openHouse, type House } from '../support/house.ts';
import { gateTo, ownPostgres } from '../support/own-servers.ts';
import { programsOf, through, type Program } from '../support/programs.ts';

/** Candidates make their exam while programs die, on a PostgreSQL that keeps what it promised. */

const questions = 40;
let postgres: Awaited<ReturnType<typeof ownPostgres>>;
let house: House;
let programs: ReturnType<typeof programsOf>;
let ownerId: string;
let versionId: string;

beforeAll(async () => {
  postgres = await ownPostgres();
  house = await openHouse({ databaseUrl: postgres.url });
  const services = inject('services');
  programs = programsOf(house, { temporalAddress: services.temporalAddress, smtpUrl: services.mail.smtpUrl });
  const email = await house.addPerson('school');
  ownerId = (await house.store.prisma.account.findUniqueOrThrow({ where: { email } })).id;
  versionId = await publishedExam(house.store, choiceExam(questions), { cutScore: 20 });
});

/** The candidate's browser on an API in a process of its own. */
const candidateOn = (api: Program) =>
  candidateIn({
    origin: api.url,
    app: { request: (url: string, init: RequestInit) => fetch(url, init) } as unknown as House['app'],
  });

const savedOf = async (examNumber: string) => {
  const { attempt } = await house.store.prisma.registration.findUniqueOrThrow({
    where: { examNumber },
    include: { attempt: { include: { answers: true } } },
  });
  return new Map(attempt?.answers.map(({ itemId, value }) => [itemId, JSON.stringify(value)]));
};

test('the API is killed five times during a sitting, and every acknowledged answer is found again', async () => {
  const { examNumbers } = await openSitting(house.store, versionId, { ownerId, candidates: 8 });
  const acknowledged = examNumbers.map(() => new Map<string, string>());
  let api = await programs.startApi();

  for (let life = 1; life <= 5; life += 1) {
    const here = api;
    let killed = false;
    const savedNow = examNumbers.map(() => 0);
    // Everyone goes on answering until nobody answers any more: the kill falls between and within requests.
    const making = examNumbers.map(async (examNumber, index) => {
      const candidate = candidateOn(here);
      await candidate.enter(examNumber);
      await candidate.open();
      for (let turn = 0; !killed; turn += 1) {
        const [itemId, value] = [`item-${(turn % questions) + 1}`, { choice: 'abcd'[(turn + life) % 4] }];
        const outcome = await candidate.save(itemId, value).catch(() => 'lost');
        if (outcome !== 'saved') return;
        acknowledged[index]?.set(itemId, JSON.stringify(value));
        savedNow[index] = (savedNow[index] ?? 0) + 1;
      }
    });
    await vi.waitFor(() => expect(savedNow.every((count) => count >= 5)).toBe(true), { timeout: 30_000 });
    await here.kill();
    killed = true;
    await Promise.all(making);
    await postgresStandsStill();
    for (const [index, examNumber] of examNumbers.entries()) {
      const saved = await savedOf(examNumber);
      // What was sent and not acknowledged may be there or not; what was acknowledged is, unless overwritten by that.
      const missing = [...(acknowledged[index] ?? [])].filter(([itemId]) => !saved.has(itemId));
      expect(missing, `life ${life}`).toEqual([]);
      const changed = [...(acknowledged[index] ?? [])].filter(([itemId, value]) => saved.get(itemId) !== value);
      expect(changed.length, `life ${life}: at most the one that was under way`).toBeLessThanOrEqual(1);
      acknowledged[index] = saved;
    }
    api = await programs.startApi();
  }
}, 180_000);

test('PostgreSQL fails as in a power cut, and every acknowledged answer is found again', async () => {
  const { examNumbers } = await openSitting(house.store, versionId, { ownerId, candidates: 4 });
  const api = await programs.startApi();
  const acknowledged = new Map<string, Set<string>>();
  let over = false;
  const making = examNumbers.map(async (examNumber) => {
    const candidate = candidateOn(api);
    const mine = new Set<string>();
    acknowledged.set(examNumber, mine);
    await candidate.enter(examNumber);
    await candidate.open();
    for (let turn = 0; !over; turn += 1) {
      const itemId = `item-${(turn % questions) + 1}`;
      const outcome = await candidate.save(itemId, { choice: 'b' });
      if (outcome === 'saved') mine.add(itemId);
      else expect(outcome).toBe('unavailable');
    }
  });
  await vi.waitFor(() => expect([...acknowledged.values()].every(({ size }) => size >= 5)).toBe(true), {
    timeout: 30_000,
  });
  await postgres.crash();
  await postgres.startAgain();
  const before = [...acknowledged.values()].map(({ size }) => size);
  await vi.waitFor(
    () => expect([...acknowledged.values()].every(({ size }, index) => size > (before[index] ?? 0))).toBe(true),
    { timeout: 30_000 },
  );
  over = true;
  await Promise.all(making);
  for (const [examNumber, items] of acknowledged) {
    expect([...(await savedOf(examNumber)).keys()]).toEqual(expect.arrayContaining([...items]));
  }
}, 120_000);

test('no worker runs when the time is over: nothing is lost, and it hands in when one is back', async () => {
  const at = new Date();
  const { examNumbers, id } = await openSitting(house.store, versionId, { ownerId, at, candidates: 2 });
  const candidates = await Promise.all(
    examNumbers.map(async (examNumber) => {
      const candidate = candidateIn(house);
      await candidate.enter(examNumber);
      await candidate.open();
      expect(await candidate.save('item-1', { choice: 'b' })).toBe('saved');
      return candidate;
    }),
  );
  // The hour has gone by, without a word from anyone.
  const deadline = new Date(Date.now() - graceMs - 1_000);
  await house.store.prisma.attempt.updateMany({
    where: { sittingId: id },
    data: { startedAt: new Date(deadline.getTime() - 3_600_000), deadline },
  });
  expect(await candidates[0]?.save('item-2', { choice: 'b' })).toBe('exam-over');
  await house.temporal.workflow.start('sitting', {
    workflowId: `sitting/${id}`,
    taskQueue: house.taskQueue,
    args: [{ caseId: id }],
  });
  await house.startWorker();
  const results = () => house.store.prisma.result.findMany({ where: { attempt: { sittingId: id } } });
  await vi.waitFor(async () => expect(await results()).toHaveLength(2), { timeout: 30_000 });
  expect((await results()).map(({ points }) => points)).toEqual([1, 1]);
});

test('Temporal does not answer: entering, saving and handing in go on as ever, and the result is there', async () => {
  const gate = await gateTo(inject('services').temporalAddress);
  const api = await programs.startApi({ temporalAddress: gate.address });
  const { examNumbers, id } = await openSitting(house.store, versionId, { ownerId, candidates: 3 });
  const reader = await house.logIn(
    (await house.store.prisma.account.findUniqueOrThrow({ where: { id: ownerId } })).email,
  );
  gate.shut();
  const health = await fetch(`${api.url}/health/ready`);
  expect([health.status, await health.json()]).toEqual([200, { status: 'ok', database: true, temporal: false }]);

  const taken: number[] = [];
  const timed = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    const since = performance.now();
    const value = await work();
    taken.push(performance.now() - since);
    return value;
  };
  for (const examNumber of examNumbers) {
    const candidate = candidateOn(api);
    expect(await timed(() => candidate.enter(examNumber))).toMatchObject({ state: 'open' });
    expect((await timed(() => candidate.open())).epoch).toBe(1);
    for (const itemId of ['item-1', 'item-2', 'item-3']) {
      expect(await timed(() => candidate.save(itemId, { choice: 'b' }))).toBe('saved');
    }
    expect(await timed(() => candidate.handIn())).toBe('handed-in');
  }
  // Whoever asked Temporal would have waited for it: seconds, not a part of one.
  expect(Math.max(...taken)).toBeLessThan(1_000);
  const results = await through(house, api).send('GET', `/api/results/${id}`, reader);
  expect(((await results.json()) as SittingResults).candidates.map(({ result }) => result?.points)).toEqual([3, 3, 3]);
  await api.kill();
});

/** Statements that a killed program left behind are through. */
async function postgresStandsStill(): Promise<void> {
  await vi.waitFor(
    async () => {
      const { rows } = await house.store.pool.query<{ busy: string }>(
        `SELECT count(*) AS busy FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND state = 'active' AND query LIKE '%answer%'`,
      );
      expect(rows[0]?.busy).toBe('0');
    },
    { timeout: 10_000, interval: 50 },
  );
}
