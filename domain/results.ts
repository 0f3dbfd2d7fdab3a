import { formatGrade } from './grade.ts';

/** What a school sees of a sitting: how each candidate did, and all together. Source: "Resultaten". */

export const candidateStates = ['not-started', 'busy', 'finished', 'absent'] as const;
export type CandidateState = (typeof candidateStates)[number];

/** A candidate who did not start is absent once that can't be done any more. */
export function candidateState(attempt: { handedInAt: Date | null } | null, closesAt: Date, at: Date): CandidateState {
  if (attempt === null) return closesAt <= at ? 'absent' : 'not-started';
  return attempt.handedInAt === null ? 'busy' : 'finished';
}

/** Results are told from the release on: at once, or some days after the request's last sitting. */
export const areReleased = (resultsFrom: Date, at: Date): boolean => resultsFrom <= at;

/** While someone can still sit the exam, or is sitting it, what is shown of the sitting can move. */
export const isProvisional = (closesAt: Date, busy: number, at: Date): boolean => closesAt > at || busy > 0;

/** One column of the chart: a whole grade, and all that rounds to it. Whoever passed stands at 6 or higher. */
export type SpreadColumn = { grade: number; fromTenths: number; toTenths: number; count: number; passed: boolean };

/** @param grades in tenths */
export function spreadOf(grades: readonly number[]): SpreadColumn[] {
  return Array.from({ length: 10 }, (_, index) => {
    const grade = index + 1;
    const fromTenths = Math.max(10, grade * 10 - 5);
    const toTenths = Math.min(100, grade * 10 + 4);
    const count = grades.filter((tenths) => tenths >= fromTenths && tenths <= toTenths).length;
    return { grade, fromTenths, toTenths, count, passed: grade >= 6 };
  });
}

/** The average in tenths, rounded half up once; null of none. @param sum of the grades, in tenths */
export const averageOf = (sum: number, count: number): number | null =>
  count === 0 ? null : Math.floor((2 * sum + count) / (2 * count));

/** Whole percents, rounded half up; 0 of none. */
export const percentOf = (part: number, all: number): number =>
  all === 0 ? 0 : Math.floor((200 * part + all) / (2 * all));

export const gradeText = (tenths: number, locale: 'nl' | 'en') => ({ tenths, text: formatGrade(tenths, locale) });
