import { describe, expect, test } from 'vitest';
import { candidateEntry, firstSittingAt, resultsRelease, sittingEntry } from './scheduling.ts';
import { faultsOfCandidates, faultsOfWindow } from './scheduling-faults.ts';

const now = new Date('2026-11-24T10:00:00Z');
const window = { firstDay: '2026-12-02', lastDay: '2026-12-02', fromMinute: 540, untilMinute: 720 };
const candidate = {
  studentNumber: '0012',
  givenName: 'Fatima',
  infix: '',
  familyName: 'Berg',
  dateOfBirth: '2008-02-03',
  extraMinutes: 0,
};

describe('a candidate as the school names them', () => {
  test('keeps the zero in front of a student number, and loses the spaces around it', () => {
    expect(candidateEntry.parse({ ...candidate, studentNumber: ' 0012 ' })).toEqual(candidate);
  });

  test.each([
    ['a line break in a name', { familyName: 'Berg\nSmit' }],
    ['a sign that PostgreSQL refuses', { studentNumber: '12\u0000' }],
    ['an empty name', { givenName: '  ' }],
    ['a year 0', { dateOfBirth: '20080203' }],
    ['less than no extra time', { extraMinutes: -1 }],
    ['a day of extra time', { extraMinutes: 1440 }],
  ])('is not %s', (_name, wrong) => {
    expect(candidateEntry.safeParse({ ...candidate, ...wrong }).success).toBe(false);
  });
});

describe('a sitting', () => {
  const sitting = { examId: '018f0000-0000-7000-8000-000000000001', location: 'Lokaal 12', window, candidates: [] };

  test('can be for nobody yet, until midnight', () => {
    expect(sittingEntry.safeParse({ ...sitting, window: { ...window, untilMinute: 1440 } }).success).toBe(true);
  });

  test.each([
    ['a last day before the first', { lastDay: '2026-12-01' }],
    ['an end at the start', { untilMinute: 540 }],
    ['an end after midnight', { untilMinute: 1441 }],
    ['a day that does not exist', { firstDay: '2026-02-30' }],
  ])('has no %s', (_name, wrong) => {
    expect(sittingEntry.safeParse({ ...sitting, window: { ...window, ...wrong } }).success).toBe(false);
  });

  test('of a plan that opens first is found whatever their order', () => {
    const later = { ...sitting, window: { ...window, firstDay: '2026-12-03', lastDay: '2026-12-03' } };
    expect(firstSittingAt({ sittings: [later, sitting] })).toEqual(new Date('2026-12-02T08:00:00Z'));
    expect(firstSittingAt({ sittings: [] })).toBeNull();
  });
});

describe('what is impossible', () => {
  const codes = (faults: { code: string }[]) => faults.map(({ code }) => code);

  test.each([
    ['next week', window, []],
    [
      'a window that closes in a minute',
      { ...window, firstDay: '2026-11-24', lastDay: '2026-11-24', fromMinute: 600, untilMinute: 661 },
      [],
    ],
    [
      'a window that closes now',
      { ...window, firstDay: '2026-11-24', lastDay: '2026-11-24', fromMinute: 600, untilMinute: 660 },
      ['window-closed'],
    ],
    ['92 days', { ...window, lastDay: '2027-03-03' }, []],
    ['93 days', { ...window, lastDay: '2027-03-04' }, ['period-too-long']],
    ['in two years', { ...window, firstDay: '2028-11-23', lastDay: '2028-11-23' }, []],
    ['after two years', { ...window, firstDay: '2028-11-24', lastDay: '2028-11-24' }, ['too-far-ahead']],
    ['for ever', { ...window, lastDay: '9999-12-31' }, ['period-too-long']],
    ['the year 0', { ...window, firstDay: '0000-01-01' }, ['period-too-long']],
  ])('of %s', (_name, wanted, expected) => {
    expect(codes(faultsOfWindow(wanted, now))).toEqual(expected);
  });

  test('is a student number twice, in the list or with those who are there', () => {
    const one = { studentNumber: '1', dateOfBirth: '2008-02-03' };
    const two = { ...one, studentNumber: '2' };
    expect(faultsOfCandidates([one, two, one, two], new Set(['2']), now)).toEqual([
      { field: 'candidates.1.studentNumber', code: 'number-in-sitting' },
      { field: 'candidates.2.studentNumber', code: 'number-twice-in-list', values: { row: 1 } },
      { field: 'candidates.3.studentNumber', code: 'number-in-sitting' },
    ]);
  });

  test('is more than two thousand in all', () => {
    const people = Array.from({ length: 1_000 }, (_, index) => ({
      studentNumber: `n${index}`,
      dateOfBirth: '2008-02-03',
    }));
    const there = (count: number) => new Set(Array.from({ length: count }, (_, index) => `m${index}`));
    expect(faultsOfCandidates(people, there(1_000), now)).toEqual([]);
    expect(codes(faultsOfCandidates(people, there(1_001), now))).toEqual(['too-many-candidates']);
  });

  test('is to be born tomorrow, or in another century but one', () => {
    const born = (dateOfBirth: string) =>
      codes(faultsOfCandidates([{ studentNumber: '1', dateOfBirth }], new Set(), now));
    expect(['2026-11-24', '2026-11-25', '1900-01-01', '1899-12-31'].map(born)).toEqual([
      [],
      ['born-later'],
      [],
      ['born-too-early'],
    ]);
  });
});

describe('what the helpdesk scheduled', () => {
  test.each([
    [
      'after the last of them',
      ['2026-12-02T11:00:00Z', '2026-12-09T16:00:00Z', '2026-12-03T11:00:00Z'],
      '2026-12-12T08:00:00Z',
    ],
    ['over the start of summer time, at nine on the clock', ['2027-03-26T16:00:00Z'], '2027-03-29T07:00:00Z'],
    ['counting from the day in Amsterdam on which it closed', ['2026-12-02T23:00:00Z'], '2026-12-06T08:00:00Z'],
  ])('is released three days %s', (_name, closings, expected) => {
    expect(
      resultsRelease(
        closings.map((one) => new Date(one)),
        3,
      ),
    ).toEqual(new Date(expected));
  });
});
