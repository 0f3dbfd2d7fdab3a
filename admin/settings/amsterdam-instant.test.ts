import { expect, test } from 'vitest';
import { amsterdamInstant } from './amsterdam-instant.ts';

test.each([
  ['2026-12-01T09:00', '2026-12-01T08:00:00.000Z'],
  ['2027-07-01T09:00', '2027-07-01T07:00:00.000Z'],
  ['2027-03-28T01:30', '2027-03-28T00:30:00.000Z'],
  ['2027-03-28T03:30', '2027-03-28T01:30:00.000Z'],
  ['2027-10-31T04:00', '2027-10-31T03:00:00.000Z'],
  ['2027-01-01T00:00', '2026-12-31T23:00:00.000Z'],
  ['', null],
  ['morgen', null],
  ['2027-13-01T00:00', null],
])('%s in the Netherlands is %s', (local, instant) => {
  expect(amsterdamInstant(local)).toBe(instant);
});
