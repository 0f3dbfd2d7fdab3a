import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { contentOf } from '../../activities/mail-content/mail-content.ts';
import type { Sitting, Warning } from '../../api/scheduling/contract.ts';
import { dayAfter, dayOf, openingOn } from '../../domain/exam-window.ts';
import { readMailFacts } from '../../store/mail-facts.ts';
import { candidateIn } from '../../tests/support/candidate.ts';
import { choiceExam, openSitting, publishedExam } from '../../tests/support/exams.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import { timeSkipping } from '../../tests/support/time-skipping.ts';

/** The process of a sitting under skipped time, on a real database. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
let house: House;
let go: ReturnType<typeof journeyOf>;
let owner: { id: string; email: string };
let ownerId: string;
let versionId: string;

beforeAll(async () => {
  house = await openHouse({ skipping: await timeSkipping() });
  go = journeyOf(house);
  await house.tick();
  await house.startWorker();
  const email = await house.addPerson('school');
  owner = await house.store.prisma.account.findUniqueOrThrow({ where: { email } });
  ownerId = owner.id;
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

describe('the release of the results', () => {
  /** Schedules a sitting for tomorrow, 09:00 to 12:00, through the API. */
  async function schedule(by: 'owner' | 'helpdesk'): Promise<Sitting> {
    await house.tick();
    const cookie = by === 'owner' ? await house.logIn(owner.email) : await house.signIn('helpdesk');
    const { examId } = await house.store.prisma.examVersion.findUniqueOrThrow({ where: { id: versionId } });
    const { schoolId } = await house.store.prisma.schoolAccess.findFirstOrThrow({ where: { accountId: ownerId } });
    const tomorrow = dayAfter(dayOf(house.clock.now()));
    const name = { givenName: 'Noor', infix: 'de', familyName: 'Vries', dateOfBirth: '2008-02-03' };
    const body = {
      ...{ id: randomUUID(), examId, location: 'Lokaal 3' },
      window: { firstDay: tomorrow, lastDay: tomorrow, fromMinute: 9 * 60, untilMinute: 12 * 60 },
      candidates: [{ studentNumber: randomUUID().slice(0, 8), ...name, extraMinutes: 0 }],
      ...(by === 'owner' ? {} : { schoolId, ownerId }),
    };
    const confirmedWarnings = await warningsOf(cookie, body);
    const answer = await house.send('POST', '/api/sittings', cookie, { ...body, confirmedWarnings });
    expect(answer.status).toBe(201);
    return (await answer.json()) as Sitting;
  }

  /** A person reads them and goes on: tomorrow may be a Sunday. */
  async function warningsOf(cookie: string, body: object): Promise<string[]> {
    const checked = await house.send('POST', '/api/sittings/check', cookie, body);
    return ((await checked.json()) as { warnings: Warning[] }).warnings.map(({ key }) => key);
  }

  const seen = (version: number) => ({ 'if-match': String(version) });

  test('of what the helpdesk scheduled by hand is waited for, and its owner is mailed once', async () => {
    const { id, resultsFrom, reference } = await schedule('helpdesk');
    await skipTo(new Date(Date.parse(resultsFrom) - hour));
    const { closedAt } = await house.store.prisma.case.findUniqueOrThrow({ where: { id } });
    expect(closedAt, 'closed before the release').toBeNull();
    expect(await go.mails(id)).toEqual([]);

    await house.skip(2 * hour);
    expect(await go.outcome(id)).toBe('held');
    const mails = await house.store.prisma.mail.findMany({ where: { caseId: id } });
    expect(mails).toMatchObject([{ template: 'results-released', recipient: owner.email, locale: 'nl' }]);
    const facts = await readMailFacts(house.store, mails[0]?.id ?? '', house.clock.now());
    expect(await contentOf(house.store, facts, house.origin, house.clock.now())).toEqual({
      ...{ template: 'results-released', name: 'De school', reference },
      link: `${house.origin}/admin/results/${id}/show`,
    });
  });

  test('moves along with the sitting, and the mail with it', async () => {
    const { id, exam, location, window, version } = await schedule('helpdesk');
    const days = { firstDay: dayAfter(window.firstDay, 7), lastDay: dayAfter(window.lastDay, 7) };
    const cookie = await house.signIn('helpdesk');
    const wanted = { examId: exam.id, location, window: { ...window, ...days } };
    const confirmedWarnings = await warningsOf(cookie, { ...wanted, sittingId: id, candidates: [] });
    const moved = await house.send(
      'PUT',
      `/api/sittings/${id}`,
      cookie,
      { ...wanted, confirmedWarnings },
      seen(version),
    );
    expect(moved.status, await moved.clone().text()).toBe(200);
    await house.skip(8 * day);
    expect(await go.mails(id)).toEqual([]);
    await house.skip(5 * day);
    expect(await go.outcome(id)).toBe('held');
    expect(await go.mails(id)).toEqual(['results-released']);
  });

  test('of what the account holder scheduled is at once: it closes with the sitting, without a mail', async () => {
    const { id, resultsFrom, createdAt } = await schedule('owner');
    expect(resultsFrom).toBe(createdAt);
    await house.skip(2 * day);
    expect(await go.outcome(id)).toBe('held');
    expect(await go.mails(id)).toEqual([]);
  });

  test('of what is cancelled is nothing to tell', async () => {
    const { id, version } = await schedule('helpdesk');
    const cookie = await house.signIn('helpdesk');
    const reason = { reason: 'Verhuisd' };
    const answer = await house.send('POST', `/api/sittings/${id}/cancellation`, cookie, reason, seen(version));
    expect(answer.status, await answer.clone().text()).toBeLessThan(300);
    expect(await go.outcome(id)).toBe('cancelled');
    await house.skip(5 * day);
    expect(await go.mails(id)).toEqual([]);
  });
});
