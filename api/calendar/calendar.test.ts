import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bureauDossier } from '../../store/processes.ts';
import { ensureCalendar } from '../../store/reference-data.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import type { CalendarYear } from './contract.ts';

/** The working-day calendar, changed by people and entered by the program. */

let house: House;
let staff: string;
const start = new Date('2026-11-28T10:00:00+01:00');

beforeAll(async () => {
  house = await openHouse();
  house.clock.set(start);
  await ensureCalendar(house.store, house.clock.now());
  staff = await house.signIn('staff');
});

let calendar: CalendarYear;
beforeEach(async () => {
  calendar = await read();
});

async function read(year = 2027): Promise<CalendarYear> {
  const answer = await house.send('GET', `/api/calendar/${year}`, staff);
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as CalendarYear;
}
const put = (day: string, name: string, version: number | null = calendar.version) =>
  house.send(
    'PUT',
    `/api/calendar/days/${day}`,
    staff,
    { name },
    version === null ? {} : { 'if-match': `"${version}"` },
  );
const remove = (day: string, version = calendar.version) =>
  house.send('DELETE', `/api/calendar/days/${day}`, staff, undefined, { 'if-match': `"${version}"` });
const events = () =>
  house.store.prisma.auditEvent.findMany({ where: { caseId: bureauDossier }, orderBy: { sequence: 'asc' } });

test('a year begins with its public holidays', () => {
  expect(calendar.years).toEqual([2026, 2027, 2028]);
  expect(calendar.days).toContainEqual({ day: '2027-12-25', name: 'Kerstmis' });
  expect(calendar.proposals).toEqual([]);
});

describe('a change by a person', () => {
  test('adds, renames and takes out, each with a new version and an event', async () => {
    const before = (await events()).length;
    expect((await put('2027-12-24', 'Dag voor kerst')).status).toBe(200);
    calendar = await read();
    expect((await put('2027-12-24', 'Kerstvakantie')).status).toBe(200);
    expect((await read()).days).toContainEqual({ day: '2027-12-24', name: 'Kerstvakantie' });
    calendar = await read();
    expect((await remove('2027-12-24')).status).toBe(200);
    const after = await read();
    expect(after.days.map(({ day }) => day)).not.toContain('2027-12-24');
    const fresh = (await events()).slice(before);
    expect(fresh.map(({ code }) => code)).toEqual([
      'calendar-day-added',
      'calendar-day-renamed',
      'calendar-day-removed',
    ]);
    expect(fresh.map(({ details }) => details)).toEqual(
      [1, 2, 3].map((more) => ({ day: '2027-12-24', calendarVersion: after.version - 3 + more })),
    );
    expect(fresh.every(({ accountId }) => accountId !== null)).toBe(true);
  });

  test('is refused when a colleague changed the calendar', async () => {
    expect((await put('2027-03-01', 'Studiedag')).status).toBe(200);
    expect((await put('2027-03-02', 'Studiedag', calendar.version)).status).toBe(412);
    expect((await remove('2027-03-01', calendar.version)).status).toBe(412);
    expect((await put('2027-03-02', 'Studiedag', null)).status).toBe(428);
    expect((await read()).days.map(({ day }) => day)).not.toContain('2027-03-02');
  });

  test('pressed twice is one change', async () => {
    const both = await Promise.all([put('2027-03-08', 'Studiedag'), put('2027-03-08', 'Studiedag')]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await read()).version).toBe(calendar.version + 1);
    calendar = await read();
    const gone = await Promise.all([remove('2027-03-08'), remove('2027-03-08')]);
    expect(gone.map(({ status }) => status)).toEqual([200, 200]);
    expect((await read()).version).toBe(calendar.version + 1);
  });

  test.each([
    ['2027-02-30', 'Geen dag'],
    ['2040-01-01', 'Onbekend jaar'],
    ['2027-02-03', ''],
    ['2027-02-03', 'x'.repeat(81)],
    ['2027-02-03', 'a\nb'],
  ])('%s %j is refused', async (day, name) => {
    expect((await put(day, name)).status).toBe(422);
    expect((await read()).version).toBe(calendar.version);
  });

  test('is for who may change it: the helpdesk looks', async () => {
    const helpdesk = await house.signIn('helpdesk');
    expect((await house.send('GET', '/api/calendar/2027', helpdesk)).status).toBe(200);
    const answer = await house.send(
      'PUT',
      '/api/calendar/days/2027-06-01',
      helpdesk,
      { name: 'Vrij' },
      { 'if-match': '"1"' },
    );
    expect(answer.status).toBe(403);
    expect((await house.send('GET', '/api/calendar/2040', helpdesk)).status).toBe(404);
  });
});

describe('a holiday that a person took out', () => {
  test('is proposed, and does not come back when the program starts again or the years go on', async () => {
    await remove('2027-04-27');
    expect((await read()).proposals).toEqual([{ day: '2027-04-27', name: 'Koningsdag' }]);
    for (const later of ['2026-12-01', '2027-12-01']) {
      await ensureCalendar(house.store, new Date(later));
      expect(
        (await read()).days.map(({ day }) => day),
        later,
      ).not.toContain('2027-04-27');
    }
    expect(
      (await read(2029)).days.map(({ day }) => day),
      'the year that came',
    ).toContain('2029-04-27');
  });

  test('does not come back when it was the last one of its year', async () => {
    for (const { day } of (await read(2028)).days)
      expect((await remove(day, (await read(2028)).version)).status).toBe(200);
    await ensureCalendar(house.store, house.clock.now());
    expect((await read(2028)).days).toEqual([]);
  });

  test('can be added again', async () => {
    await put('2027-04-27', 'Koningsdag');
    expect((await read()).proposals).toEqual([]);
  });
});

test('two programs that start together enter a year once', async () => {
  const both = () => ensureCalendar(house.store, new Date('2031-01-01'));
  const before = (await read()).version;
  await Promise.all([both(), both()]);
  expect((await read()).version).toBe(before + 1);
});

test('running promises keep their dates; new ones are made with the new calendar', async () => {
  await house.startWorker();
  const go = journeyOf(house);
  const inReview = async () => {
    const { id } = await go.apply();
    await go.confirm(id);
    await Promise.all([go.signAsManager(id), go.signAsApplicant(id)]);
    return await house.store.prisma.task.findUniqueOrThrow({
      where: { id: (await go.task(id, 'helpdesk-review')).id },
    });
  };
  house.clock.set(new Date('2026-11-30T10:00:00+01:00')); // a Monday
  const running = await inReview();
  calendar = await read();
  const free = ['2026-12-01', '2026-12-02', '2026-12-03'];
  for (const day of free) await put(day, 'Dicht', (await read()).version);
  const after = await house.store.prisma.task.findUniqueOrThrow({ where: { id: running.id } });
  expect(after).toEqual(running);
  const fresh = await inReview();
  const days = (Number(fresh.dueAt) - Number(running.dueAt)) / 86_400_000;
  expect(Math.round(days), 'three working days and a weekend later').toBe(5);
  expect(fresh.calendarVersion).toBeGreaterThan(running.calendarVersion);
  const { dueDays } = await read(2026);
  expect(dueDays.find(({ day }) => day === running.dueAt?.toISOString().slice(0, 10))?.tasks).toBeGreaterThanOrEqual(1);
});
