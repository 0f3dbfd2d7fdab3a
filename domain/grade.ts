/**
 * The grade of an exam, in tenths: 10 is a 1.0 and 100 a 10.0. The cut score (cesuur) gives 5.5; from there the line runs
 * straight down to 1.0 for no points and straight up to 10.0 for all points. Sources: "Resultaten", "Inzage achteraf".
 */

const lowest = 10;
const pass = 55;
const highest = 100;

export type Grade = { grade: number; passed: boolean };

/**
 * Exact in whole numbers, rounded half up once. Passed is decided on points: one point under the cut score never shows
 * as 5.5, however many points there are.
 *
 * @param points whole points, from 0 up to and with `maxPoints`
 * @param cutScore the least points for a 5.5: at least 1, and less than `maxPoints`
 * @throws {RangeError} when those don't hold: no exam is published with such numbers
 */
export function gradeOf({
  points,
  maxPoints,
  cutScore,
}: {
  points: number;
  maxPoints: number;
  cutScore: number;
}): Grade {
  const whole = [points, maxPoints, cutScore].every(
    (value) => Number.isInteger(value) && Number.isSafeInteger(value * (highest - lowest) * 2),
  );
  if (!whole || points < 0 || points > maxPoints || cutScore < 1 || cutScore >= maxPoints) {
    throw new RangeError(`No grade for ${points} of ${maxPoints} points with cut score ${cutScore}`);
  }
  if (points >= cutScore) {
    return { grade: pass + roundedShare(highest - pass, points - cutScore, maxPoints - cutScore), passed: true };
  }
  return { grade: Math.min(pass - 1, lowest + roundedShare(pass - lowest, points, cutScore)), passed: false };
}

/** `span * part / all`, rounded half up. */
function roundedShare(span: number, part: number, all: number): number {
  const twice = 2 * span * part + all;
  return (twice - (twice % (2 * all))) / (2 * all);
}

/** '5,5' in Dutch, '5.5' in English; always one decimal. */
export const formatGrade = (tenths: number, locale: 'nl' | 'en'): string =>
  `${Math.trunc(tenths / 10)}${locale === 'nl' ? ',' : '.'}${tenths % 10}`;

/** Inspection is for who scored below 5.5, which is who did not pass. Source: "Inzage achteraf". */
export const mayBeInspected = (result: { passed: boolean }): boolean => !result.passed;
