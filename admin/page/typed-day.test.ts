import { expect, test } from 'vitest';
import { dutchDay, isoDay } from './typed-day.ts';

test.each([
  ['1-2-2008', '2008-02-01'],
  ['01/02/2008', '2008-02-01'],
  ['01.02.2008', '2008-02-01'],
  ['2008-2-1', '2008-02-01'],
  ['29-02-2008', '2008-02-29'],
  ['29-02-2009', null],
  ['1-13-2008', null],
  ['01022008', '2008-02-01'],
  ['31022008', null],
  ['20080201', null],
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
