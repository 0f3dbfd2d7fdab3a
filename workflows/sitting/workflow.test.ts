import { beforeAll, describe, expect, test, vi } from 'vitest';
import { dayAfter, dayOf, openingOn } from '../../domain/exam-window.ts';
import { candidateIn } from '../../tests/support/candidate.ts';
import { choiceExam, openSitting, publishedExam } from '../../tests/support/exams.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { timeSkipping } from '../../tests/support/time-skipping.ts';

/** The process of a sitting under skipped time, on a real database. */

const minute = 60_000;
const hour = 60 * minute;
let house: House;
let ownerId: string;
let versionId: string;

beforeAll(async () => {
  house = await openHouse({ skipping: await timeSkipping() });
  await house.tick();
  await house.startWorker();
  const email = await house.addPerson('school');
  ownerId = (await house.store.prisma.account.findUniqueOrThrow({ where: { email } })).id;
  versionId = await publishedExam(house.store, choiceExam(4), { durationMinutes: 60, cutScore: 2 });
});

/** A sitting of some days from tomorrow on, 09:00 to 12:00, with its process running. */
async function startSitting({ days = 1, candidates = 1, extraMinutes = 0 } = {}) {
  await house.tick();
  const firstDay = dayAfter(dayOf(house.clock.now()));
  const window = { firstDay, lastDay: dayAfter(firstDay, days - 1), fromMinute: 9 * 60, untilMinute: 12 * 60 };
  const at = house.clock.now();
  const sitting = await openSitting(house.store, versionId, { at, ownerId, window, candidates, extraMinutes });
  const workflow = await house.temporal.workflow.start('sitting', {
    workflowId: `sitting/${sitting.id}`,
    taskQueue: house.taskQueue,
    args: [{ caseId: sitting.id }],
  });
  return { ...sitting, window, workflow };
}

async function skipTo(instant: Date): Promise<void> {
  await house.tick();
  await house.skip(Math.max(0, instant.getTime() - house.clock.now().getTime()));
}

async function begin(examNumber: string | undefined) {
  const candidate = candidateIn(house);
  await candidate.enter(examNumber ?? '');
  const { attemptId } = await candidate.open();
  return { attemptId, ...candidate };
}

const attempt = (id: string) =>
  house.store.prisma.attempt.findUniqueOrThrow({ where: { id }, include: { result: true } });

/** Waits until an attempt was handed in: the process does so on the clock of the server that skips time. */
const untilHandedIn = (id: string) =>
  vi.waitFor(
    async () => {
      const found = await attempt(id);
      return found.handedInAt ? found : expect.fail('still open');
    },
    { timeout: 20_000, interval: 20 },
  );

describe('whose time is over', () => {
  test('is handed in for, with what was saved, and the sitting closes by itself', async () => {
    const { window, examNumbers, workflow, id } = await startSitting();
    const { opensAt } = openingOn(window.firstDay, window);
    await skipTo(new Date(opensAt.getTime() + 10 * minute));
    const candidate = await begin(examNumbers[0]);
    await candidate.save('item-1', { choice: 'b' });
    await candidate.save('item-2', { choice: 'b' });

    await house.skip(55 * minute);
    expect((await attempt(candidate.attemptId)).handedInAt).toBeNull();
    await house.skip(10 * minute);
    const { handedInBy, result } = await untilHandedIn(candidate.attemptId);
    expect(handedInBy).toBe('time-over');
    expect(result).toMatchObject({ points: 2, grade: 55, passed: true });
    expect(await workflow.result()).toBe('held');
    expect(await house.store.prisma.case.findUnique({ where: { id } })).toMatchObject({ outcome: 'held' });
  });

  test('late starters are not forgotten, each at the own time and at the latest when the hours are over', async () => {
    const { window, examNumbers, workflow } = await startSitting({ candidates: 3 });
    const { opensAt, closesAt } = openingOn(window.firstDay, window);
    await skipTo(new Date(opensAt.getTime() + minute));
    const first = await begin(examNumbers[0]);
    await skipTo(new Date(opensAt.getTime() + 50 * minute));
    const second = await begin(examNumbers[1]);
    await skipTo(new Date(closesAt.getTime() - 5 * minute));
    const third = await begin(examNumbers[2]);
    const handed = await Promise.all([first, second].map(({ attemptId }) => untilHandedIn(attemptId)));
    for (const { handedInAt, deadline } of handed) {
      expect((handedInAt?.getTime() ?? 0) - deadline.getTime()).toBeLessThan(3 * minute);
    }
    expect((await attempt(third.attemptId)).deadline).toEqual(closesAt);
    expect(await workflow.result()).toBe('held');
    expect((await attempt(third.attemptId)).handedInBy).toBe('time-over');
  });

  test('in a period of days, on each of them', async () => {
    const { window, examNumbers, workflow } = await startSitting({ days: 3, candidates: 2 });
    await skipTo(new Date(openingOn(window.firstDay, window).opensAt.getTime() + hour));
    const first = await begin(examNumbers[0]);
    await house.skip(3 * hour);
    await untilHandedIn(first.attemptId);
    await skipTo(new Date(openingOn(window.lastDay, window).opensAt.getTime() + hour));
    const last = await begin(examNumbers[1]);
    expect(await workflow.result()).toBe('held');
    expect((await attempt(last.attemptId)).handedInBy).toBe('time-over');
  });

  test('for a whole hall at once, in batches', async () => {
    const { window, examNumbers, workflow, id } = await startSitting({ candidates: 120 });
    await skipTo(openingOn(window.firstDay, window).opensAt);
    for (const examNumber of examNumbers) await begin(examNumber);
    expect(await workflow.result()).toBe('held');
    expect(await house.store.prisma.result.count({ where: { attempt: { sittingId: id } } })).toBe(120);
  }, 120_000);
});

test('a sitting that is cancelled or moved is planned anew at once', async () => {
  const { workflow, id } = await startSitting({ days: 5 });
  await workflow.executeUpdate('rearranged', { args: [{ key: 'rearranged' }] });
  expect(await workflow.query('standing')).toMatchObject({ finished: false });
  const at = house.clock.now();
  await house.store.prisma.sitting.update({ where: { id }, data: { cancelledAt: at, cancelReason: 'Verhuisd' } });
  await workflow.executeUpdate('rearranged', { args: [{ key: 'rearranged' }] });
  expect(await workflow.result()).toBe('cancelled');
});
