import { expect, test } from 'vitest';
import dutch from '../../locales/nl/exam-taking.json' with { type: 'json' };
import { wordsOf } from './words.ts';

test('a time is written as on the attendance list: with a point in Dutch, with a colon in English', () => {
  const instant = new Date('2026-11-28T10:05:00Z');
  expect(wordsOf('nl', dutch).time(instant)).toBe('11.05');
  expect(wordsOf('en', dutch).time(instant)).toBe('11:05');
});
