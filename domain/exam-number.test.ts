import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatExamNumber, parseExamNumber, withCheckDigit } from './exam-number.ts';

const eightDigits = fc.integer({ min: 10_000_000, max: 99_999_999 }).map(String);
const examNumber = eightDigits.map(withCheckDigit);
const faultOf = (typed: string) => {
  const parsed = parseExamNumber(typed);
  return parsed.ok ? null : parsed.fault;
};

describe('the check digit', () => {
  test("is Damm's: 572 has 4", () => {
    expect(withCheckDigit('572')).toBe('5724');
  });

  test('makes a number of every eight digits', () => {
    fc.assert(
      fc.property(examNumber, (number) => {
        expect(parseExamNumber(number)).toEqual({ ok: true, number });
      }),
    );
  });

  test('finds every single wrong digit', () => {
    const slip = fc.tuple(examNumber, fc.nat({ max: 8 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(slip, ([number, place, by]) => {
        const wrong = String((Number(number[place]) + by) % 10);
        const typed = number.slice(0, place) + wrong + number.slice(place + 1);
        expect(faultOf(typed)).toBe(typed.startsWith('0') ? 'length' : 'check-digit');
      }),
      { numRuns: 5_000 },
    );
  });

  test('finds every swap of two neighbours', () => {
    fc.assert(
      fc.property(examNumber, fc.nat({ max: 7 }), (number, place) => {
        fc.pre(number[place] !== number[place + 1]);
        const typed = `${number.slice(0, place)}${number[place + 1]}${number[place]}${number.slice(place + 2)}`;
        expect(faultOf(typed)).toBe(typed.startsWith('0') ? 'length' : 'check-digit');
      }),
      { numRuns: 5_000 },
    );
  });

  test('lets one in ten guesses through, no more', () => {
    const start = '1234567';
    const right = Array.from({ length: 100 }, (_, end) => start + String(end).padStart(2, '0')).filter(
      (typed) => faultOf(typed) === null,
    );
    expect(right).toHaveLength(10);
  });
});

describe('what was typed', () => {
  test('may have spaces, dashes and points anywhere', () => {
    const sign = fc.constantFrom('', ' ', '-', '–', '\u00a0', '.', '  ', '\t');
    fc.assert(
      fc.property(examNumber, fc.array(sign, { minLength: 10, maxLength: 10 }), (number, signs) => {
        const typed = [...[...number].map((digit, place) => `${signs[place]}${digit}`), signs[9]].join('');
        expect(parseExamNumber(typed)).toEqual({ ok: true, number });
      }),
    );
  });

  test.each([
    '',
    '   ',
    '12345678',
    '1234567890',
    '012345678',
    '12345678a',
    'examen',
    '１２３４５６７８９',
    "1' or '1'='1",
  ])('%j is no number: its length is wrong', (typed) => {
    expect(faultOf(typed)).toBe('length');
  });

  test('is read back as it was printed', () => {
    expect(formatExamNumber('123456789')).toBe('123 456 789');
    fc.assert(
      fc.property(examNumber, (number) => {
        expect(parseExamNumber(formatExamNumber(number))).toEqual({ ok: true, number });
      }),
    );
  });
});
