import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExamWindow } from './exam-window.ts';
import type { CandidateEntry } from './scheduling.ts';
import {
  othersInFile,
  warningsOfPersons,
  warningsOfTime,
  warningsOfTooLittleTime,
  warningsOfWindow,
  type OtherRegistration,
} from './scheduling-warnings.ts';

const calendar = { version: 1, freeDays: new Set(['2026-12-25', '2026-12-26']) };
const now = new Date('2026-11-24T12:00:00Z');
const on = (firstDay: string, lastDay = firstDay, hours: [number, number] = [9, 12]): ExamWindow => ({
  firstDay,
  lastDay,
  fromMinute: hours[0] * 60,
  untilMinute: hours[1] * 60,
});
const student = (more: Partial<CandidateEntry> = {}): CandidateEntry => ({
  studentNumber: '1',
  givenName: 'Fatima',
  infix: 'van den',
  familyName: 'Berg',
  dateOfBirth: '2008-02-03',
  extraMinutes: 0,
  ...more,
});
const codes = (warnings: { code: string }[]) => warnings.map(({ code }) => code);

describe('the days and hours', () => {
  test.each([
    ['an ordinary Wednesday', on('2026-12-02'), []],
    ['today', on('2026-11-24', '2026-11-24', [14, 17]), []],
    ['yesterday until tomorrow', on('2026-11-23', '2026-11-25'), ['past-day']],
    ['a Saturday', on('2026-11-28'), ['weekend']],
    ['two weeks of working days, with a weekend between', on('2026-11-30', '2026-12-11'), []],
    ['a period that ends on a Sunday', on('2026-11-30', '2026-12-06'), ['weekend']],
    ['Christmas Day, on a Friday', on('2026-12-25'), ['holiday']],
    ['a free day that is a Saturday: said once', on('2026-12-26'), ['weekend']],
    ['a period over Christmas', on('2026-12-21', '2026-12-28'), ['holiday']],
  ])('%s', (_name, window, expected) => {
    expect(codes(warningsOfWindow(window, 60, calendar, now))).toEqual(expected);
  });

  test('are counted on the clock in Amsterdam: just after midnight the day before is past', () => {
    const midnight = new Date('2026-12-01T23:00:00Z');
    expect(codes(warningsOfWindow(on('2026-12-01', '2026-12-03'), 60, calendar, midnight))).toEqual(['past-day']);
    expect(warningsOfWindow(on('2026-12-02'), 60, calendar, midnight)).toEqual([]);
  });

  test.each([
    [179, []],
    [180, []],
    [181, ['window-too-short']],
  ])('of three hours, for an exam of %i minutes', (duration, expected) => {
    expect(codes(warningsOfWindow(on('2026-12-02'), duration, calendar, now))).toEqual(expected);
  });
});

describe('what is left of today', () => {
  const at = (time: string) => new Date(`2026-11-24T${time}:00+01:00`);

  test.each([
    ['11:45', on('2026-11-24'), 60, ['time-left-too-short']],
    ['11:00', on('2026-11-24'), 60, []],
    ['11:01', on('2026-11-24'), 60, ['time-left-too-short']],
    ['08:00', on('2026-11-24'), 180, []],
    ['11:45', on('2026-11-24'), 181, ['time-left-too-short']],
    ['11:45', on('2026-11-23', '2026-11-24'), 60, ['past-day', 'time-left-too-short']],
    ['11:45', on('2026-11-24', '2026-11-25'), 60, []],
    ['11:45', on('2026-11-25'), 60, []],
  ])('at %s', (time, window, duration, expected) => {
    expect(codes(warningsOfWindow(window, duration, calendar, at(time)))).toEqual(expected);
  });

  test('is the same warning a minute later, and counts for extra time', () => {
    const [first] = warningsOfTooLittleTime(on('2026-11-24'), 60, at('11:45'));
    const [later] = warningsOfTooLittleTime(on('2026-11-24'), 60, at('11:46'));
    expect([first?.values, later?.values]).toEqual([
      { open: 15, needed: 60 },
      { open: 14, needed: 60 },
    ]);
    expect(later?.key).toBe(first?.key);
    expect(codes(warningsOfTime([student({ extraMinutes: 30 })], on('2026-11-24'), 60, [], at('11:00')))).toEqual([
      'extra-time-does-not-fit',
    ]);
  });
});

describe('the same file', () => {
  const sitting = (examId: string, window: ExamWindow, ...rows: number[]) => ({
    ...{ examId, location: 'A1', window, rows },
    candidates: rows.map((row) => student({ studentNumber: String(row % 10) })),
  });
  const warningsIn = (...sittings: ReturnType<typeof sitting>[]) => {
    const inFile = othersInFile({ sittings });
    return sittings.map(({ candidates, window }, place) =>
      warningsOfTime(candidates, window, 60, inFile(place), now).map(({ code, row, values }) => [code, row, values]),
    );
  };

  test('with a student in one exam at two moments: said at both', () => {
    expect(warningsIn(sitting('a', on('2026-12-02'), 5, 6), sitting('a', on('2026-12-04'), 16))).toEqual([
      [['twice-in-file', 1, { row: 16 }]],
      [['twice-in-file', 0, { row: 6 }]],
    ]);
  });

  test('with a student in two exams at one moment; not at two', () => {
    expect(warningsIn(sitting('a', on('2026-12-02'), 5), sitting('b', on('2026-12-02'), 15))).toEqual([
      [['overlap-in-file', 0, { row: 15 }]],
      [['overlap-in-file', 0, { row: 5 }]],
    ]);
    expect(warningsIn(sitting('a', on('2026-12-02'), 5), sitting('b', on('2026-12-03'), 15))).toEqual([[], []]);
  });
});

describe('the time of one candidate', () => {
  test.each([
    [0, []],
    [60, []],
    [61, ['extra-time-does-not-fit']],
  ])('with %i minutes more than the exam of two hours', (extraMinutes, expected) => {
    const warnings = warningsOfTime([student({ extraMinutes })], on('2026-12-02'), 120, [], now);
    expect(codes(warnings)).toEqual(expected);
  });

  test('is not named again where the exam itself does not fit', () => {
    expect(warningsOfTime([student({ extraMinutes: 30 })], on('2026-12-02'), 181, [], now)).toEqual([]);
  });

  const other = (window: ExamWindow, more: Partial<OtherRegistration> = {}): OtherRegistration => ({
    studentNumber: '1',
    of: { reference: 'AM-2026-00007' },
    sameExam: false,
    window,
    ...more,
  });

  test.each([
    ['at the same hours', on('2026-12-02'), ['overlap']],
    ['that begins before the end', on('2026-12-02', '2026-12-02', [11, 14]), ['overlap']],
    ['that begins at the end', on('2026-12-02', '2026-12-02', [12, 14]), []],
    ['that ends at the start', on('2026-12-02', '2026-12-02', [8, 9]), []],
    ['on the next day', on('2026-12-03'), []],
    ['in a period with other days', on('2026-12-01', '2026-12-04'), []],
  ])('with another exam %s', (_name, window, expected) => {
    expect(codes(warningsOfTime([student()], on('2026-12-02'), 60, [other(window)], now))).toEqual(expected);
  });

  test('the same exam elsewhere is told once, and of this student alone', () => {
    const others = [other(on('2026-12-02'), { sameExam: true }), other(on('2026-12-02'), { studentNumber: '2' })];
    expect(warningsOfTime([student()], on('2026-12-02'), 60, others, now)).toEqual([
      {
        code: 'registered-elsewhere',
        key: 'registered-elsewhere:1:AM-2026-00007',
        row: 0,
        person: 'Fatima van den Berg',
        values: { reference: 'AM-2026-00007' },
      },
    ]);
  });

  test('two moments overlap whichever is asked first', () => {
    const anyWindow = fc
      .tuple(fc.constantFrom('2026-12-02', '2026-12-03'), fc.nat({ max: 20 }), fc.integer({ min: 1, max: 4 }))
      .map(([day, from, hours]) => on(day, day, [from, from + hours]));
    fc.assert(
      fc.property(anyWindow, anyWindow, (one, two) => {
        const asked = (mine: ExamWindow, theirs: ExamWindow) =>
          codes(warningsOfTime([student()], mine, 1, [other(theirs)], now));
        expect(asked(one, two)).toEqual(asked(two, one));
        expect(asked(one, one)).toEqual(['overlap']);
      }),
    );
  });
});

describe('who it is', () => {
  const warnings = (...candidates: CandidateEntry[]) => warningsOfPersons(candidates, [], '2026-12-02');

  test.each([
    ['on the fourteenth birthday', '2012-12-02', []],
    ['the day before it', '2012-12-03', ['young']],
    ['at ninety', '1936-01-01', []],
    ['at ninety-one', '1935-12-02', ['old']],
  ])('%s', (_name, dateOfBirth, expected) => {
    expect(codes(warnings(student({ dateOfBirth })))).toEqual(expected);
  });

  test.each([
    ['Berg', []],
    ["d'Hollander", []],
    ['Ĳsselstein-Łukasiewicz', []],
    ['El Amrani', []],
    ['Berg2', ['odd-name']],
    ['berg@school.example', ['odd-name']],
    ['...', ['odd-name']],
    ['van den Berg', ['infix-in-name']],
    ['De Vries', ['infix-in-name']],
    ["'t Hart", ['infix-in-name']],
    ['Vandenberg', []],
    ['Denneman', []],
  ])('the family name %s', (familyName, expected) => {
    expect(codes(warnings(student({ familyName, infix: '' })))).toEqual(expected);
  });

  test('the same name and birthday under another number, however it is written', () => {
    const again = student({ studentNumber: '2', givenName: 'FATIMA', infix: 'Van Den', familyName: 'Bérg' });
    expect(warnings(student(), again, student({ studentNumber: '3', dateOfBirth: '2008-02-04' }))).toMatchObject([
      { code: 'same-person', row: 1, key: 'same-person:2' },
    ]);
    expect(codes(warningsOfPersons([again], [student()], '2026-12-02'))).toEqual(['same-person']);
  });
});
