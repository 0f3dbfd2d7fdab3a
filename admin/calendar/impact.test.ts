import { expect, test } from 'vitest';
import { openTasksFrom } from './impact.ts';

test('the tasks that are due on a day or after it keep their dates', () => {
  const dueDays = [
    { day: '2027-01-04', tasks: 2 },
    { day: '2027-01-05', tasks: 1 },
    { day: '2027-02-01', tasks: 4 },
  ];
  expect(openTasksFrom('2027-01-01', { dueDays })).toBe(7);
  expect(openTasksFrom('2027-01-05', { dueDays })).toBe(5);
  expect(openTasksFrom('2027-02-02', { dueDays })).toBe(0);
});
