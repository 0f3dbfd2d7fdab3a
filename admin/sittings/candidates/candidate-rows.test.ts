import { describe, expect, test } from 'vitest';
import { dutchDay, emptyRow, entryOf, faultsOf, isoDay, type CandidateRow } from './candidate-rows.ts';

const noor: CandidateRow = {
  ...emptyRow(),
  studentNumber: ' 0012345 ',
  givenName: 'Noor',
  infix: 'van den',
  familyName: 'Berg',
  dateOfBirth: '1-2-2008',
  extraMinutes: '',
};

describe('a line of the candidate grid', () => {
  test('is sent as the API reads it: numbers as text, days as yyyy-mm-dd, nothing typed as no extra time', () => {
    expect(entryOf(noor)).toEqual({
      studentNumber: '0012345',
      givenName: 'Noor',
      infix: 'van den',
      familyName: 'Berg',
      dateOfBirth: '2008-02-01',
      extraMinutes: 0,
    });
  });

  test.each<[Partial<CandidateRow>, object]>([
    [{}, {}],
    [{ studentNumber: ' ' }, { studentNumber: 'missing' }],
    [{ infix: '' }, {}],
    [{ dateOfBirth: '' }, { dateOfBirth: 'missing' }],
    [{ dateOfBirth: '30-02-2008' }, { dateOfBirth: 'notADay' }],
    [{ dateOfBirth: '1 februari' }, { dateOfBirth: 'notADay' }],
    [{ extraMinutes: '30' }, {}],
    [{ extraMinutes: '601' }, { extraMinutes: 'notMinutes' }],
    [{ extraMinutes: 'een half uur' }, { extraMinutes: 'notMinutes' }],
    [{ familyName: 'x'.repeat(101) }, { familyName: 'tooLong' }],
  ])('with %o has the faults %o', (changes, faults) => {
    expect(faultsOf({ ...noor, ...changes })).toEqual(faults);
  });

  test('without anything has no faults', () => {
    expect(faultsOf(emptyRow())).toEqual({});
  });
});

test.each([
  ['1-2-2008', '2008-02-01'],
  ['01/02/2008', '2008-02-01'],
  ['01.02.2008', '2008-02-01'],
  ['2008-2-1', '2008-02-01'],
  ['29-02-2008', '2008-02-29'],
  ['29-02-2009', null],
  ['1-13-2008', null],
  ['1-2-08', null],
  ['', null],
])('the day %j is %j', (typed, iso) => {
  expect(isoDay(typed)).toBe(iso);
});

test('a day is shown as the Dutch write it; what is no day stays as it was typed', () => {
  expect(dutchDay('2008-02-01')).toBe('01-02-2008');
  expect(dutchDay('1/2/2008')).toBe('01-02-2008');
  expect(dutchDay('vorig jaar')).toBe('vorig jaar');
});
