import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test, vi } from 'vitest';
import { workflowIdOf, type Process } from '../../store/processes.ts';
import { openHouse, type House } from '../support/house.ts';
import { journeyOf } from '../support/journey.ts';
import { ownTemporal } from '../support/own-servers.ts';
import { programsOf } from '../support/programs.ts';
import { traceOf, untilAllIsTold } from '../support/soundness.ts';
import { stopsFor, type Stop } from '../support/stops.ts';
import { daysAhead, momentsCome, waysOf, type Step, type Walker, type WayName } from '../support/ways.ts';

/**
 * The worker is ended by SIGKILL in every transaction of every way, after every one of them, and between all steps. What
 * becomes of a case is what becomes of one that nothing happened to.
 */

let house: House;
let stops: Awaited<ReturnType<typeof stopsFor>>;
let programs: ReturnType<typeof programsOf>;
let ways: Record<WayName, Step[]>;

beforeAll(async () => {
  const { address: temporalAddress } = await ownTemporal();
  house = await openHouse({ temporalAddress, connections: 60 });
  const clockBehind = daysAhead * 24 * 3_600_000;
  house.clock.set(Date.now() - clockBehind);
  stops = await stopsFor(house);
  // Each that stands still keeps a connection, and one of the forty processes that a worker attends to at a time.
  const workerDatabase = { url: stops.url, connections: 60 };
  programs = programsOf(house, { temporalAddress, smtpUrl: 'smtp://127.0.0.1:9', workerDatabase, clockBehind });
  await sendNoMail();
  ways = waysOf(house, journeyOf(house), await house.signIn('helpdesk'));
  await momentsCome(house, false);
});

/** Mails stay in the queue, where they are counted: a worker that dies while it sends one is another test's. */
const sendNoMail = () =>
  house.temporal.workflow.start('mailDelivery', {
    ...{ workflowId: 'mail-delivery', taskQueue: 'of nobody', args: [{ listenSeconds: 60 }] },
  });

/**
 * After how many steps the worker is killed: in what follows from the next one, where it stops; or else before that one, so
 * that people act while no worker runs.
 */
type Doomed = Walker & { after: number; stop: Stop | null };

test('whenever it happens, every case ends as if nothing had happened', { timeout: 240_000 }, async () => {
  let worker = await programs.startWorker();
  const undisturbed = wayNames().map((way): Doomed => ({ ...newWalker(way), after: Infinity, stop: null }));
  const doomed = everyone();
  const all = [...undisturbed, ...doomed];
  const stopped = doomed.filter(({ stop }) => stop !== null);
  const between = doomed.filter(({ stop }) => stop === null);
  const places = stopped.flatMap(({ stop }) => stop ?? []);

  // Each to where it shall happen; those of whom a task is left alone for it go there by themselves, shortly before.
  await goOn(all, (walker) => Math.min(walker.after, stepsBeforeMoments(walker)));
  await stops.set(places, 'in the middle');
  const waiting = all.filter((walker) => walker.taken === stepsBeforeMoments(walker));
  await momentsCome(house, true);
  await Promise.all(waiting.map(takeStep));
  const passed = waiting.filter(({ after, taken }) => taken <= after);
  await untilAtRest(passed);
  await stops.untilReached(waiting.length - passed.length);
  await momentsCome(house, false);
  await goOn(passed, ({ after }) => after);

  // In the middle of a step, which is undone. Then people go on without a worker.
  await Promise.all(stopped.filter(({ after, taken }) => taken === after).map(takeStep));
  await stops.untilReached(stopped.length);
  await worker.kill();
  await stops.clear();
  expect(await timesWritten(stopped)).toEqual(places.map(({ nth }) => nth - 1));
  await Promise.all(between.map(takeStep));

  // The next worker does the same step, and dies when it is done, before the process knows. Again people go on.
  await stops.set(places, 'after the commit');
  worker = await programs.startWorker();
  await stops.untilReached(stopped.length);
  await untilAtRest(between);
  await worker.kill();
  await stops.clear();
  // On a busy machine a step that was not heard of for long is tried once more, and its process has gone on by then.
  const written = await timesWritten(stopped);
  expect(places.filter(({ nth }, index) => (written[index] ?? 0) < nth)).toEqual([]);
  await Promise.all(between.filter(hasStepsLeft).map(takeStep));

  await programs.startWorker();
  await untilAtRest(all);
  await goOn(all, () => Infinity);
  for (const walker of undisturbed) {
    const trace = await traceOf(house, walker);
    expect(trace.tasks.filter((task) => task.includes('open'))).toEqual([]);
    expect(stepsOf(walker).at(-1)?.leadsTo.at(-1)).toBe(`case-closed:${trace.outcome}`);
    for (const one of all.filter(({ way }) => way === walker.way)) {
      expect(await resultOf(one), nameOf(one)).toBe(trace.outcome);
      expect(await traceOf(house, one), nameOf(one)).toEqual(trace);
    }
  }
  await untilAllIsTold(house);
});

const wayNames = () => Object.keys(ways) as WayName[];
const newWalker = (way: WayName): Walker => ({ way, email: `${randomUUID()}@roc-deproef.example`, id: '', taken: 0 });
const hasStepsLeft = (walker: Walker): boolean => walker.taken < stepsOf(walker).length;
const stepsOf = ({ way }: Walker): Step[] => ways[way];
const nameOf = ({ way, after, stop }: Doomed): string => `${way}: killed after step ${after}, at ${stop?.code}`;

/** How many steps come before the one that is taken while moments come; Infinity when there is none. */
function stepsBeforeMoments(walker: Walker): number {
  const index = stepsOf(walker).findIndex(({ whileMomentsCome }) => whileMomentsCome);
  return index < 0 ? Infinity : index;
}

/** One for each thing that a process writes, and one for each step; what two ways have in common is tried once. */
function everyone(): Doomed[] {
  const tried = new Set<unknown>();
  const isNew = (what: unknown): boolean => !tried.has(what) && Boolean(tried.add(what));
  return wayNames().flatMap((way) => {
    const written: string[] = [];
    let covered = -1;
    return ways[way].flatMap((step, after) => {
      const inIt = step.leadsTo.flatMap((code): Doomed[] => {
        written.push(code);
        const nth = timesIn(written, code);
        const walker = newWalker(way);
        return isNew(`${code} ${nth}`) ? [{ ...walker, after, stop: { email: walker.email, code, nth } }] : [];
      });
      // Moments come while the worker runs: nobody takes such a step while none does.
      const isMet = isNew(step) && after > covered && !inTime(step) && !inTime(ways[way][after + 1]);
      if (!isMet) return inIt;
      covered = after + 1; // it is killed twice: the next step is taken then
      return [...inIt, { ...newWalker(way), after, stop: null }];
    });
  });
}

const inTime = (step: Step | undefined): boolean => step?.whileMomentsCome === true;
const timesIn = (codes: string[], code: string): number => codes.filter((one) => one === code).length;

async function takeStep(walker: Walker): Promise<void> {
  const step = stepsOf(walker)[walker.taken];
  walker.taken += 1;
  const answer = await step?.take(walker);
  if (answer) expect(answer.status, `${walker.way}, step ${walker.taken}: ${await answer.text()}`).toBeLessThan(400);
}

/** All go on together, step by step, each as far as told. */
async function goOn<Going extends Walker>(walkers: Going[], to: (walker: Going) => number): Promise<void> {
  for (;;) {
    const moving = walkers.filter((walker) => walker.taken < Math.min(to(walker), stepsOf(walker).length));
    if (moving.length === 0) return;
    await Promise.all(moving.map(takeStep));
    await untilAtRest(moving);
  }
}

/** Until each process has written what the steps so far lead to, each time once, and nothing else. */
async function untilAtRest(walkers: Walker[]): Promise<void> {
  await vi.waitFor(
    async () => {
      const events = await writtenFor(walkers);
      for (const walker of walkers) {
        const taken = stepsOf(walker).slice(0, walker.taken);
        const expected = taken.flatMap(({ leadsTo }) => leadsTo);
        expect(events.get(walker.id)?.toSorted(), walker.way).toEqual(expected.toSorted());
      }
    },
    { timeout: 60_000, interval: 100 },
  );
}

/** What no process of a case writes: that the yearly question is opened, and that a mail was not needed any more. */
const besides = ['case-opened', 'mail-dropped'];
/** What a process writes in the name of who answered. */
const inPersonsName = ['account-changed:confirmed'];

/** What the processes wrote, by case. */
async function writtenFor(walkers: Walker[]): Promise<Map<string, string[]>> {
  const events = await house.store.prisma.auditEvent.findMany({
    where: {
      caseId: { in: walkers.map(({ id }) => id) },
      OR: [{ actor: 'process', code: { notIn: besides } }, { code: { in: inPersonsName } }],
    },
    select: { caseId: true, code: true },
  });
  const byCase = Map.groupBy(events, ({ caseId }) => caseId);
  return new Map([...byCase].map(([caseId, own]) => [caseId, own.map(({ code }) => code)]));
}

/** How often each has the event at which it is stopped. */
async function timesWritten(walkers: Doomed[]): Promise<number[]> {
  const events = await writtenFor(walkers);
  return walkers.map(({ id, stop }) => timesIn(events.get(id) ?? [], stop?.code ?? ''));
}

async function resultOf({ id }: Walker): Promise<unknown> {
  const { process } = await house.store.prisma.case.findUniqueOrThrow({ where: { id } });
  return await house.temporal.workflow.getHandle(workflowIdOf(process as Process, id)).result();
}
