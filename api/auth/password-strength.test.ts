import { describe, expect, test } from 'vitest';
import { password as demoPassword } from '../../tests/support/house.ts';
import { passwordForm } from './password.ts';
import { isEasilyGuessed } from './password-strength.ts';

const about = ['Noor van den Berg', 'noor.vandenberg@roc-deproef.example', 'ROC De Proef'];

describe('what is easily guessed', () => {
  test.each([
    ['a leaked password with a year', 'P@ssw0rd12345'],
    ["the house's own word", 'Teletoets2026!'],
    ['what everyone here thinks of', 'Wachtwoord123'],
    ['a season with a year', 'Zomer2026!!!'],
    ['a row of the keyboard', 'qwertyuiop12'],
    ['one sign over and over', 'aaaaaaaaaaaa'],
    ['one word over and over', 'abcabcabcabc'],
    ['a staircase', 'abcdefghijkl'],
    ['the own name', 'Noorvandenberg'],
    ['the own address with a digit', 'noor.vandenberg1'],
    ['the own school with a year', 'ROCDeProef2026'],
    ['one sign to the longest length', 'x'.repeat(128)],
  ])('%s: %s', async (_, password) => {
    expect(await isEasilyGuessed(password, about)).toBe(true);
  });
});

test.each([
  demoPassword,
  'rare-olifant-fluit-blauw',
  'paarse fietsen drinken thee',
  'een goed wachtwoord 12',
  'vq7kd-m2hrp-x9tws-bn4ya',
])('a sentence of a few words, or what a password manager makes, is strong: %s', async (password) => {
  expect(await isEasilyGuessed(password, about)).toBe(false);
});

test('the name of someone else is only a word', async () => {
  const password = 'wolterbrinkhorst74';
  expect(await isEasilyGuessed(password, ['Wolter Brinkhorst'])).toBe(true);
  expect(await isEasilyGuessed(password, about)).toBe(false);
});

test('a short one is told that, and not how easy it is as well', async () => {
  const faults = async (password: string) => {
    const checked = await passwordForm(about).safeParseAsync({ password, passwordRepeat: password });
    return checked.error?.issues.map(({ message }) => message);
  };
  expect(await faults('welkom')).toEqual(['tooShort']);
  expect(await faults('x'.repeat(129))).toEqual(['tooLong']);
  expect(await faults('welkom012345')).toEqual(['tooEasy']);
  expect(await faults('')).toContain('missing');
});
