import { describe, expect, test } from 'vitest';
import { emptyRow, entryOf, faultsOf, type CandidateRow } from './candidate-rows.ts';

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
