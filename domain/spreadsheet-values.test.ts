import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDay, readExtraMinutes, readTime } from './spreadsheet-values.ts';

test.each([
  '3-2-2008',
  '03/02/2008',
  '3.2.2008',
  '3 februari 2008',
  '3 feb. 2008',
  'zo 3 feb 2008',
  'zondag 3 februari 2008',
  '2008-02-03',
  '2008-02-03 00:00',
  '2008-02-03T00:00:00Z',
  '20080203',
  '39481',
])('%s is a day', (text) => {
  expect(readDay(text)).toEqual({ value: '2008-02-03' });
});

test.each([
  ['03/02/08', 'day-two-digit-year'],
  ["3 feb '08", 'day-two-digit-year'],
  ['31-2-2008', 'day-impossible'],
  ['29-2-2026', 'day-impossible'],
  ['2-13-2008', 'day-impossible'],
  ['2008', 'day-unreadable'],
  ['gisteren', 'day-unreadable'],
  ['3 foo 2008', 'day-unreadable'],
  ['0123456', 'day-unreadable'],
  ['3-2-0208', 'day-unreadable'],
])('%s is none: %s', (text, fault) => {
  expect(readDay(text)).toEqual({ fault });
});

test('the months by their names', () => {
  const names = 'januari februari maart april mei juni juli augustus september oktober november december'.split(' ');
  for (const [index, name] of names.entries()) {
    const value = `2027-${String(index + 1).padStart(2, '0')}-09`;
    for (const text of [`9 ${name} 2027`, `9-${name.slice(0, 3)}-2027`]) expect(readDay(text)).toEqual({ value });
  }
  expect(readDay('9 mrt 2027')).toEqual({ value: '2027-03-09' });
});

test('a number of a spreadsheet is the day that the spreadsheet shows', () => {
  fc.assert(
    fc.property(fc.integer({ min: 7_306, max: 80_353 }), (serial) => {
      const day = new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10);
      const [year, month, date] = day.split('-').map(Number);
      expect(readDay(String(serial))).toEqual({ value: day });
      expect(readDay(`${date}-${month}-${year}`)).toEqual({ value: day });
    }),
  );
});

test.each([
  ['9:00', 540],
  ['09.00 uur', 540],
  ['9u30', 570],
  ['9 uur', 540],
  ['9', 540],
  ['0930', 570],
  ['09:30:00', 570],
  ['0.375', 540],
  ['0,375', 540],
  ['24:00', 1440],
  ['2026-09-14 09:00', 540],
])('%s is a time', (text, value) => {
  expect(readTime(text)).toEqual({ value });
});

test.each(['25:00', '24:01', '9:60', 'ochtend', '9-11', '', '1:2:3'])('%s is no time', (text) => {
  expect(readTime(text)).toEqual({ fault: 'time-unreadable' });
});

test.each([
  ['', 0],
  ['-', 0],
  ['nee', 0],
  ['30', 30],
  ['30 min', 30],
  ['30 minuten', 30],
  ['0:30', 30],
  ['00:30', 30],
  ['30.0', 30],
])('%j is extra time', (text, value) => {
  expect(readExtraMinutes(text)).toEqual({ value });
});

test.each([
  ['ja', 'extra-unreadable'],
  ['-30', 'extra-unreadable'],
  ['12,5', 'extra-unreadable'],
  ['601', 'extra-too-much'],
])('%s is none: %s', (text, fault) => {
  expect(readExtraMinutes(text)).toEqual({ fault });
});
