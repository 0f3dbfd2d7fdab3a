import { describe, expect, test } from 'vitest';
import { dueInWords } from './due-date.ts';

const at = (instant: string) => new Date(instant);
const now = at('2026-11-23T10:00:00Z'); // Monday 11.00 in the Netherlands

describe('a due date in words', () => {
  test.each([
    ['2026-11-23T16:00:00Z', 'due.today', 0],
    ['2026-11-23T22:59:00Z', 'due.today', 0], // 23.59 in the Netherlands
    ['2026-11-23T23:01:00Z', 'due.tomorrow', 1], // 0.01 in the Netherlands, still Monday in UTC
    ['2026-11-24T16:00:00Z', 'due.tomorrow', 1],
    ['2026-11-26T08:00:00Z', 'due.inDays', 3],
    ['2026-11-23T09:59:00Z', 'due.lateToday', 0],
    ['2026-11-22T22:30:00Z', 'due.lateYesterday', 1],
    ['2026-11-20T16:00:00Z', 'due.late', 3],
  ])('%s is %s, %i days', (dueAt, key, days) => {
    expect(dueInWords(dueAt, now)).toEqual({ key, days });
  });

  test.each([
    ['2026-11-26T08:00:00Z', 3, 'due.inWorkingDays', 3],
    ['2026-11-30T08:00:00Z', 5, 'due.inWorkingDays', 5],
    ['2026-11-29T08:00:00Z', 0, 'due.inDays', 6], // a Sunday, with no working day before it
    ['2026-11-24T08:00:00Z', 1, 'due.tomorrow', 1],
    ['2026-11-23T16:00:00Z', 0, 'due.today', 0],
    ['2026-11-20T16:00:00Z', -1, 'due.late', 3],
  ])('%s, %i working days off, is %s, %i', (dueAt, workingDays, key, days) => {
    expect(dueInWords(dueAt, now, workingDays)).toEqual({ key, days });
  });

  test('counts days, not hours, over the night the clock changes', () => {
    expect(dueInWords('2026-10-26T16:00:00Z', at('2026-10-24T15:00:00Z'))).toEqual({ key: 'due.inDays', days: 2 });
  });
});
