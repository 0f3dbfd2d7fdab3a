import { expect, test } from 'vitest';
import dutch from '../../locales/nl/exam-taking.json' with { type: 'json' };
import { wordsOf } from '../words/words.ts';
import { timeInWords, warningDue } from './time-left.ts';

const minutes = (count: number) => count * 60_000;

test.each([
  [minutes(125), '2 uur 5 minuten'],
  [minutes(60), '1 uur'],
  [minutes(59.5), '1 uur'],
  [minutes(43) + 1, '44 minuten'],
  [minutes(2), '2 minuten'],
  [minutes(1), 'minder dan 1 minuut'],
  [1, 'minder dan 1 minuut'],
])('%i milliseconds are %s', (left, words) => {
  expect(timeInWords(wordsOf('nl', dutch), left)).toBe(words);
});

test.each([
  ['well before', minutes(12), minutes(11), null],
  ['at ten minutes', minutes(10) + 400, minutes(10) - 100, 10],
  ['once only', minutes(10) - 100, minutes(10) - 600, null],
  ['at five minutes', minutes(5) + 400, minutes(5), 5],
  ['for who comes back with seven minutes left', null, minutes(7), 7],
  ['once for a device that slept past both', minutes(30), minutes(4), 4],
  ['not when the time is over', minutes(1), 0, null],
])('warns %s', (_, before, left, expected) => {
  expect(warningDue(before, left)).toBe(expected);
});
