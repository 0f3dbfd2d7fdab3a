import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWithin, readNumber, type Decimal } from './number-answer.ts';

describe('a number as people type it', () => {
  test.each([
    ['12', '', 12n, 0],
    ['12,5', '', 125n, 1],
    ['12.50', '', 1250n, 2],
    [' -3,2 ', '', -32n, 1],
    ['−3,2', '', -32n, 1],
    ['+4', '', 4n, 0],
    [',5', '', 5n, 1],
    ['0012', '', 12n, 0],
    ['1.250', '', 1250n, 3],
    ['12 cm', 'cm', 12n, 0],
    ['12CM', 'cm', 12n, 0],
    ['€ 3,50', '€', 350n, 2],
    ['5 m2', 'm2', 5n, 0],
  ])('%j with unit %j', (typed, unit, digits, scale) => {
    expect(readNumber(typed, unit)).toEqual({ digits, scale });
  });

  test.each([
    ['', ''],
    ['  ', ''],
    [',', ''],
    ['5,', ''],
    ['-', ''],
    ['twaalf', ''],
    ['1.234,5', ''],
    ['1,234.5', ''],
    ['1.234.567', ''],
    ['1 234', ''],
    ["1'234", ''],
    ['1e3', ''],
    ['0x10', ''],
    ['5²', ''],
    ['٣', ''],
    ['Infinity', ''],
    ['12 cm', ''],
    ['12 cm', 'kg'],
    ['cm', 'cm'],
    ['9'.repeat(41), ''],
  ])('%j with unit %j is no number, or not for certain', (typed, unit) => {
    expect(readNumber(typed, unit)).toBeNull();
  });
});

describe('tolerance', () => {
  const read = (text: string): Decimal => readNumber(text) ?? expect.fail(text);
  test.each([
    ['12,6', '12,5', '0,1', true],
    ['12,4', '12,5', '0,1', true],
    ['12,61', '12,5', '0,1', false],
    ['0,3', '0,1', '0,2', true], // 0.1 + 0.2 is more than 0.3 in binary fractions
    ['12,50', '12,5', '0', true],
    ['-1', '1', '2', true],
    ['-1,01', '1', '2', false],
    ['1', '1', '-1', false],
  ])('%s is within %s ± %s: %s', (value, wanted, tolerance, expected) => {
    expect(isWithin(read(value), read(wanted), read(tolerance))).toBe(expected);
  });

  test('the ends belong to it, and one step of the last digit beyond them does not', () => {
    const digits = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
    const scale = fc.nat({ max: 12 });
    fc.assert(
      fc.property(digits, fc.bigInt({ min: 0n, max: 10n ** 15n }), scale, (wanted, tolerance, at) => {
        const is = (value: bigint) =>
          isWithin({ digits: value, scale: at }, { digits: wanted, scale: at }, { digits: tolerance, scale: at });
        expect([is(wanted + tolerance), is(wanted - tolerance)]).toEqual([true, true]);
        expect([is(wanted + tolerance + 1n), is(wanted - tolerance - 1n)]).toEqual([false, false]);
      }),
    );
  });

  test('more noughts behind the comma make no difference', () => {
    fc.assert(
      fc.property(fc.integer({ min: -99_999, max: 99_999 }), fc.nat({ max: 10 }), (whole, noughts) => {
        const longer = noughts === 0 ? String(whole) : `${whole},${'0'.repeat(noughts)}`;
        expect(isWithin(read(longer), read(String(whole)), read('0'))).toBe(true);
      }),
    );
  });
});
