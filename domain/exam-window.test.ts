import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dayAfter,
  dayOf,
  deadlineOf,
  nextOpening,
  openingAt,
  openingOn,
  wholeWindow,
  type ExamWindow,
} from './exam-window.ts';

const at = (iso: string) => new Date(iso);
const nineToFive = (firstDay: string, lastDay = firstDay): ExamWindow => ({
  firstDay,
  lastDay,
  fromMinute: 9 * 60,
  untilMinute: 17 * 60,
});
const minutes = (from: Date, until: Date) => (until.getTime() - from.getTime()) / 60_000;

describe('the clock in Amsterdam', () => {
  test.each([
    ['winter', '2026-11-24', '2026-11-24T08:00:00Z', '2026-11-24T16:00:00Z'],
    ['summer', '2026-07-01', '2026-07-01T07:00:00Z', '2026-07-01T15:00:00Z'],
    ['the day before summer time', '2027-03-27', '2027-03-27T08:00:00Z', '2027-03-27T16:00:00Z'],
    ['the day on which summer time begins', '2027-03-28', '2027-03-28T07:00:00Z', '2027-03-28T15:00:00Z'],
    ['the day on which summer time ends', '2026-10-25', '2026-10-25T08:00:00Z', '2026-10-25T16:00:00Z'],
  ])('opens at nine in %s', (_name, day, opensAt, closesAt) => {
    expect(openingOn(day, nineToFive(day))).toEqual({ opensAt: at(opensAt), closesAt: at(closesAt) });
  });

  test('counts the hours that there are on the days on which it changes', () => {
    const wholeDay = (day: string) => openingOn(day, { ...nineToFive(day), fromMinute: 0, untilMinute: 24 * 60 });
    const hours = ['2026-10-24', '2026-10-25', '2027-03-28'].map(wholeDay);
    expect(hours.map(({ opensAt, closesAt }) => minutes(opensAt, closesAt) / 60)).toEqual([24, 25, 23]);
  });

  test('has no half past two on the night on which summer time begins: then it opens at half past three', () => {
    const night = { ...nineToFive('2027-03-28'), fromMinute: 150, untilMinute: 240 };
    expect(openingOn('2027-03-28', night).opensAt).toEqual(at('2027-03-28T01:30:00Z'));
  });

  test('says on which day an instant falls', () => {
    expect(dayOf(at('2026-11-24T22:59:59Z'))).toBe('2026-11-24');
    expect(dayOf(at('2026-11-24T23:00:00Z'))).toBe('2026-11-25');
    expect(dayOf(at('2026-07-01T22:00:00Z'))).toBe('2026-07-02');
    expect(dayAfter('2026-10-24')).toBe('2026-10-25');
    expect(dayAfter('2026-10-25')).toBe('2026-10-26');
    expect(dayAfter('2027-03-27', 2)).toBe('2027-03-29');
  });
});

describe('a period over the end of summer time', () => {
  const window = nineToFive('2026-10-23', '2026-10-26');

  test('runs from the first opening to the last closing', () => {
    expect(wholeWindow(window)).toEqual({ opensAt: at('2026-10-23T07:00:00Z'), closesAt: at('2026-10-26T16:00:00Z') });
  });

  test.each([
    ['before it opens', '2026-10-25T07:59:59.999Z', null],
    ['when it opens', '2026-10-25T08:00:00Z', '2026-10-25T16:00:00Z'],
    ['just before it closes', '2026-10-25T15:59:59.999Z', '2026-10-25T16:00:00Z'],
    ['when it closes', '2026-10-25T16:00:00Z', null],
    ['on the day before the period', '2026-10-22T10:00:00Z', null],
    ['on the day after the period', '2026-10-27T10:00:00Z', null],
  ])('%s', (_name, instant, closesAt) => {
    expect(openingAt(window, at(instant))?.closesAt ?? null).toEqual(closesAt === null ? null : at(closesAt));
  });

  test.each([
    ['long before', '2026-01-01T00:00:00Z', '2026-10-23T07:00:00Z'],
    ['during an opening: the next day', '2026-10-24T09:00:00Z', '2026-10-25T08:00:00Z'],
    ['at an opening: the next one', '2026-10-25T08:00:00Z', '2026-10-26T08:00:00Z'],
    ['on the last day', '2026-10-26T08:00:00Z', null],
    ['after it', '2026-11-01T00:00:00Z', null],
  ])('opens next, asked %s', (_name, instant, opensAt) => {
    expect(nextOpening(window, at(instant))?.opensAt ?? null).toEqual(opensAt === null ? null : at(opensAt));
  });
});

describe('any window', () => {
  const anyWindow = fc
    .record({
      day: fc.integer({ min: 0, max: 800 }),
      days: fc.integer({ min: 0, max: 10 }),
      fromMinute: fc.integer({ min: 0, max: 1439 }),
      length: fc.integer({ min: 1, max: 1440 }),
    })
    .map(({ day, days, fromMinute, length }): ExamWindow => {
      const firstDay = dayAfter('2026-01-01', day);
      const untilMinute = Math.min(fromMinute + length, 1440);
      return { firstDay, lastDay: dayAfter(firstDay, days), fromMinute, untilMinute };
    });

  test('an instant lies in at most one opening, and never in the one that comes next', () => {
    fc.assert(
      fc.property(anyWindow, fc.integer({ min: -2_880, max: 15 * 1_440 }), (window, ahead) => {
        const now = new Date(wholeWindow(window).opensAt.getTime() + ahead * 60_000);
        const [current, next] = [openingAt(window, now), nextOpening(window, now)];
        if (current) expect(current.opensAt <= now && now < current.closesAt).toBe(true);
        if (next) expect(next.opensAt > now).toBe(true);
        if (current && next) expect(next.opensAt >= current.closesAt).toBe(true);
        if (!current && !next) expect(now >= wholeWindow(window).opensAt).toBe(true);
      }),
    );
  });

  test('a candidate works until the own time is over, and never past the closing of the day', () => {
    fc.assert(
      fc.property(anyWindow, fc.integer({ min: 1, max: 900 }), (window, needed) => {
        const opening = openingOn(window.firstDay, window);
        const deadline = deadlineOf(opening.opensAt, needed, opening);
        expect(deadline <= opening.closesAt).toBe(true);
        expect(minutes(opening.opensAt, deadline)).toBeLessThanOrEqual(needed);
        expect(deadline.getTime() === opening.closesAt.getTime() || minutes(opening.opensAt, deadline) === needed).toBe(
          true,
        );
      }),
    );
  });
});
