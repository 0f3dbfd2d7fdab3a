import { expect, test } from 'vitest';
import { sameText } from './text-answer.ts';

test.each([
  ['fiets', ' Fiets ', false, true],
  ['fiets', 'Fiets', true, false],
  ['de  rode\u00a0fiets', 'de rode\tfiets', true, true],
  ['derode fiets', 'de rode fiets', false, false],
  ["foto's", 'foto’s', true, true],
  ["foto's", 'foto`s', true, true],
  ['"ja"', '„ja”', true, true],
  ['caf\u00e9', 'cafe\u0301', true, true],
  ['café', 'cafe', false, false],
  ['fiets', 'fi\u00adets\u200b', true, true],
  ['ÉÉN', 'één', false, true],
])('%j and %j, case counting %s: %s', (one, other, caseSensitive, same) => {
  expect(sameText(one, other, caseSensitive)).toBe(same);
  expect(sameText(other, one, caseSensitive)).toBe(same);
});
