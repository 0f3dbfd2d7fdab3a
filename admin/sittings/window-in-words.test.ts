import { expect, test } from 'vitest';
import { dayInWords, minutesOf, timeOf, windowValues } from './window-in-words.ts';

test('a moment and a period are said in words', () => {
  const window = { firstDay: '2026-12-03', lastDay: '2026-12-03', fromMinute: 545, untilMinute: 660 };
  expect(windowValues(window, 'nl')).toEqual({
    sentence: 'scheduling.admin.window.moment',
    values: { day: 'donderdag 3 december 2026', lastDay: '3 december 2026', from: '09.05', until: '11.00' },
  });
  expect(windowValues({ ...window, lastDay: '2026-12-05' }, 'en')).toEqual({
    sentence: 'scheduling.admin.window.period',
    values: { day: '3 December 2026', lastDay: '5 December 2026', from: '09:05', until: '11:00' },
  });
});

test('a day is the same day wherever the browser stands', () => {
  expect(dayInWords('2026-03-29', 'nl')).toBe('zondag 29 maart 2026');
});

test.each([
  ['09:05', 545],
  ['00:00', 0],
  ['24:00', null],
  ['9:05', null],
  ['', null],
])('%j on the clock is %j minutes after midnight', (time, minutes) => {
  expect(minutesOf(time)).toBe(minutes);
  if (minutes !== null) expect(timeOf(minutes)).toBe(time);
});
