import { describe, expect, test } from 'vitest';
import {
  endOfDayAfter,
  isWorkingDay,
  startOfWork,
  workingDaysAfter,
  workingDaysUntil,
  type WorkingDayCalendar,
} from './working-days.ts';

const calendar: WorkingDayCalendar = {
  version: 1,
  freeDays: new Set(['2026-12-25', '2026-12-26', '2027-01-01', '2027-03-29', '2027-04-27']),
};
const inAmsterdam = (text: string): Date => new Date(text);

describe('working days', () => {
  test.each([
    ['the next day', '2026-11-23T10:00+01:00', 1, '2026-11-24T09:00+01:00'],
    ['over a weekend', '2026-11-26T10:00+01:00', 3, '2026-12-01T09:00+01:00'],
    ['over Christmas and the weekend after it', '2026-12-23T16:00+01:00', 3, '2026-12-29T09:00+01:00'],
    ['over New Year', '2026-12-30T16:00+01:00', 2, '2027-01-04T09:00+01:00'],
    ["over King's Day", '2027-04-26T10:00+02:00', 1, '2027-04-28T09:00+02:00'],
    ['over the change to summer time and Easter Monday', '2027-03-26T10:00+01:00', 1, '2027-03-30T09:00+02:00'],
    ['over the change to winter time', '2026-10-23T10:00+02:00', 1, '2026-10-26T09:00+01:00'],
    ['received on a Saturday', '2026-11-28T12:00+01:00', 1, '2026-11-30T09:00+01:00'],
    [
      'received late in the evening, when it is another day in UTC',
      '2026-07-01T00:30+02:00',
      1,
      '2026-07-02T09:00+02:00',
    ],
  ])('%s', (_name, receipt, days, expected) => {
    expect(workingDaysAfter(inAmsterdam(receipt), days, startOfWork, calendar)).toEqual(inAmsterdam(expected));
  });

  test('calendar days end at midnight in Amsterdam, also where the clock changes in between', () => {
    expect(endOfDayAfter(inAmsterdam('2027-03-20T10:00+01:00'), 14)).toEqual(inAmsterdam('2027-04-04T00:00+02:00'));
    expect(endOfDayAfter(inAmsterdam('2026-11-23T23:59+01:00'), 30)).toEqual(inAmsterdam('2026-12-24T00:00+01:00'));
  });

  test('a free day and the weekend are no working days', () => {
    expect(isWorkingDay(inAmsterdam('2026-12-25T12:00+01:00'), calendar)).toBe(false);
    expect(isWorkingDay(inAmsterdam('2026-11-28T12:00+01:00'), calendar)).toBe(false);
    expect(isWorkingDay(inAmsterdam('2026-11-30T00:00+01:00'), calendar)).toBe(true);
  });

  test.each([
    ['the same day', '2026-11-23T09:00+01:00', '2026-11-23T17:00+01:00', 0],
    ['over a weekend', '2026-11-27T17:00+01:00', '2026-11-30T09:00+01:00', 1],
    ['a day that is no working day', '2026-11-27T17:00+01:00', '2026-11-29T09:00+01:00', 0],
    ['over Christmas', '2026-12-23T23:30+01:00', '2026-12-28T00:30+01:00', 2],
    ['back over a weekend', '2026-11-30T09:00+01:00', '2026-11-27T17:00+01:00', -1],
  ])('until %s', (_name, from, until, days) => {
    expect(workingDaysUntil(inAmsterdam(from), inAmsterdam(until), calendar)).toBe(days);
  });
});
