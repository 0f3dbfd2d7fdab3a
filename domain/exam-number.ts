/**
 * The exam number with which a candidate logs in: nine digits, the first one not 0, the last one a check digit by
 * Damm's scheme. Damm finds every single wrong digit and every swap of two neighbours with ten digits alone; ISO 7064
 * mod 11,10 misses some swaps, mod 11-2 needs an X, and Verhoeff finds the same with three tables in place of one.
 *
 * Nothing here draws a number: the player in the browser uses this file too. See store/exam-numbers.ts.
 */

export const examNumberLength = 9;

/** What was typed as a number of ours: the nine digits, or what is wrong with it. */
export type ParsedExamNumber = { ok: true; number: string } | { ok: false; fault: ExamNumberFault };
/** `length`: not nine digits, or one that no number starts with. `check-digit`: a slip of the pen. */
export type ExamNumberFault = 'length' | 'check-digit';

/** Forgiving: spaces, dashes and points between the digits don't matter. */
export function parseExamNumber(typed: string): ParsedExamNumber {
  const number = typed.replace(/[\s\p{Pd}.·]/gu, '');
  if (!/^[1-9][0-9]{8}$/.test(number)) return { ok: false, fault: 'length' };
  return interim(number) === 0 ? { ok: true, number } : { ok: false, fault: 'check-digit' };
}

/** As it is read out and printed: '123 456 789'. */
export const formatExamNumber = (number: string): string => number.replace(/(\d{3})(?=\d)/g, '$1 ');

/** Eight digits with their check digit behind them. */
export const withCheckDigit = (digits: string): string => `${digits}${interim(digits)}`;

/** Damm's table, a weakly totally anti-symmetric quasigroup; its diagonal of zeros makes the interim the check digit. */
const table = [
  [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
  [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
  [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
  [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
  [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
  [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
  [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
  [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
  [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
  [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
] as const;

function interim(digits: string): number {
  let value = 0;
  for (const digit of digits) value = table[value]?.[Number(digit)] ?? 0;
  return value;
}
