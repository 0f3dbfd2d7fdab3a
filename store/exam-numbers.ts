import { randomInt } from 'node:crypto';
import { withCheckDigit } from '../domain/exam-number.ts';
import type { Occasion, Transaction } from './store.ts';

/** Exam numbers are drawn by chance, and each is given out once: the ledger keeps them also when all else is removed. */

/** Ninety million of them: with a thousand valid at a time, one in ninety thousand guesses that pass the check digit. */
const drawExamNumber = (): string => withCheckDigit(String(randomInt(10_000_000, 100_000_000)));

/**
 * Gives out new numbers, in the transaction of what they are for. One that was given out before is drawn again.
 *
 * @param draw for tests, which make two draws meet
 */
export async function issueExamNumbers(
  tx: Transaction,
  occasion: Occasion,
  count: number,
  draw: () => string = drawExamNumber,
): Promise<string[]> {
  const issued: string[] = [];
  while (issued.length < count) {
    const drawn = [...new Set(Array.from({ length: count - issued.length }, draw))];
    const fresh = await tx.$queryRaw<{ number: string }[]>`
      INSERT INTO exam_number (number, issued_at)
      SELECT number, ${occasion.at}::timestamptz FROM unnest(${drawn}::text[]) AS drawn (number)
      ON CONFLICT (number) DO NOTHING RETURNING number`;
    issued.push(...fresh.map(({ number }) => number));
  }
  return issued;
}
