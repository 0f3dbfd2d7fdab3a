import { describe, expect, test } from 'vitest';
import { withCheckDigit } from '../../domain/exam-number.ts';
import { grouped, readEntry } from './number-entry.ts';

const good = withCheckDigit('12345678');

describe('an exam number while it is typed', () => {
  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['123', 'typing'],
    [good, 'good'],
    [`${good.slice(0, 3)} ${good.slice(3, 6)}-${good.slice(6)}`, 'good'],
    [`${good.slice(0, 8)}${(Number(good[8]) + 1) % 10}`, 'wrong'],
    [`${good}1`, 'wrong'],
    ['012', 'wrong'],
    ['12a', 'wrong'],
  ])('%j is %s', (typed, state) => {
    expect(readEntry(typed).state).toBe(state);
  });

  test('says how many digits are missing', () => {
    expect(readEntry('12 34')).toEqual({ state: 'typing', remark: ['number.incomplete', { count: 5 }] });
  });
});

test.each([
  ['1234', 4, '123 4', 5],
  ['123', 3, '123', 3],
  ['12345', 2, '123 45', 2],
  ['12 3456', 4, '123 456', 3],
  ['123 4567x', 9, '1234567x', 8],
])('%j with the caret at %i is shown as %j', (typed, caret, text, at) => {
  expect(grouped(typed, caret)).toEqual({ text, caret: at });
});
