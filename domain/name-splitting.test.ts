import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fullName, nameInList } from './candidates.ts';
import { infixes, isInfix, splitFamilyName, splitFullName } from './name-splitting.ts';

test.each([
  ['Fatima van den Berg', 'Fatima', 'van den', 'Berg'],
  ['Berg, Fatima van den', 'Fatima', 'van den', 'Berg'],
  ['van den Berg, Fatima', 'Fatima', 'van den', 'Berg'],
  ['Berg van den, Fatima', 'Fatima', 'van den', 'Berg'],
  ['Berg, van den, Fatima', 'Fatima', 'van den', 'Berg'],
  ['Jan Pieter de Vries-van den Berg', 'Jan Pieter', 'de', 'Vries-van den Berg'],
  ['Anna in ’t Veld', 'Anna', 'in ’t', 'Veld'],
  ['Ben de Boer', 'Ben', 'de', 'Boer'],
  ['Mohamed El Amrani', 'Mohamed', 'El', 'Amrani'],
  ['Li Wei', 'Li', '', 'Wei'],
  ['Anna Maria Jansen', 'Anna Maria', '', 'Jansen'],
  ['F.M. van ’s-Gravesande', 'F.M.', 'van', '’s-Gravesande'],
])('%s', (name, givenName, infix, familyName) => {
  expect(splitFullName(name)).toEqual({ givenName, infix, familyName });
});

test.each(['Fatima', '', 'Berg,', ', Fatima', 'a, b, c', 'a, b, c, d'])('%j can not be taken apart', (name) => {
  expect(splitFullName(name)).toBeNull();
});

test.each([
  ['van den Berg', 'van den', 'Berg'],
  ['Berg, van den', 'van den', 'Berg'],
  ['Jansen', '', 'Jansen'],
  ['Van', '', 'Van'],
  ['Jansen-de Vries', '', 'Jansen-de Vries'],
])('the family name %s', (name, infix, familyName) => {
  expect(splitFamilyName(name)).toEqual({ infix, familyName });
});

const word = fc.stringMatching(/^[A-Z][a-zéëï]{1,9}(?:-[A-Z][a-z]{1,6})?$/).filter((one) => !isInfix(one));
const name = fc.record({
  givenName: word,
  infix: fc.constantFrom('', ...infixes),
  familyName: word,
});

test('every name comes back as it was, written in either order', () => {
  fc.assert(
    fc.property(name, (one) => {
      expect(splitFullName(fullName(one))).toEqual(one);
      expect(splitFullName(nameInList(one))).toEqual(one);
    }),
    { numRuns: 2_000 },
  );
});

test('no letter of a name is ever lost or added', () => {
  const anything = fc.array(fc.oneof(word, fc.constantFrom(...infixes)), { minLength: 2, maxLength: 7 });
  fc.assert(
    fc.property(anything, (words) => {
      const split = splitFullName(words.join(' '));
      expect(split && fullName(split)).toBe(words.join(' '));
      expect(split?.familyName).not.toBe('');
    }),
  );
});
