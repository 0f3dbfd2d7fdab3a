import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatGrade, gradeOf, mayBeInspected } from './grade.ts';

test.each([
  // points, of, cut score, grade, passed
  [0, 40, 22, 10, false],
  [22, 40, 22, 55, true],
  [40, 40, 22, 100, true],
  [21, 40, 22, 53, false], // 1.0 + 4.5 * 21 / 22 = 5.295…
  [31, 40, 22, 78, true], // 5.5 + 4.5 * 9 / 18 = 7.75, half up
  [11, 40, 22, 33, false], // 3.25, half up
  [999, 1_000, 1_000 - 1, 55, true],
  [549, 1_000, 550, 54, false], // 5.49…: 5.5 by rounding alone
  [0, 2, 1, 10, false],
  [1, 2, 1, 55, true],
  [2, 2, 1, 100, true],
])('%i of %i points with cut score %i', (points, maxPoints, cutScore, grade, passed) => {
  expect(gradeOf({ points, maxPoints, cutScore })).toEqual({ grade, passed });
});

test.each([
  [-1, 10, 5],
  [11, 10, 5],
  [5, 10, 0],
  [5, 10, 10],
  [5.5, 10, 5],
  [Number.NaN, 10, 5],
])('%d of %d points with cut score %d has no grade', (points, maxPoints, cutScore) => {
  expect(() => gradeOf({ points, maxPoints, cutScore })).toThrow(RangeError);
});

describe('for every exam of up to 1,000 points', () => {
  const exam = fc
    .integer({ min: 2, max: 1_000 })
    .chain((maxPoints) =>
      fc.record({ maxPoints: fc.constant(maxPoints), cutScore: fc.integer({ min: 1, max: maxPoints - 1 }) }),
    );

  test('the ends and the cut score are 1.0, 10.0 and 5.5', () => {
    fc.assert(
      fc.property(exam, (of) => {
        expect(gradeOf({ ...of, points: 0 }).grade).toBe(10);
        expect(gradeOf({ ...of, points: of.maxPoints })).toEqual({ grade: 100, passed: true });
        expect(gradeOf({ ...of, points: of.cutScore })).toEqual({ grade: 55, passed: true });
        expect(gradeOf({ ...of, points: of.cutScore - 1 }).grade).toBeLessThanOrEqual(54);
      }),
      { numRuns: 2_000 },
    );
  });

  test('more points never give less; who passed has at least 5.5, who did not has less', () => {
    fc.assert(
      fc.property(exam, (of) => {
        let before = 10;
        for (let points = 0; points <= of.maxPoints; points += 1) {
          const { grade, passed } = gradeOf({ ...of, points });
          if (grade < before || !Number.isInteger(grade) || grade > 100) expect.fail(`${points}: ${grade}`);
          if (passed !== points >= of.cutScore || passed !== grade >= 55) expect.fail(`${points}: ${passed}`);
          before = grade;
        }
      }),
    );
  });

  test('the grade is the exact value rounded half up', () => {
    fc.assert(
      fc.property(exam, fc.nat({ max: 1_000 }), ({ maxPoints, cutScore }, some) => {
        const points = some % (maxPoints + 1);
        const { grade, passed } = gradeOf({ points, maxPoints, cutScore });
        // 20 times the distance between the exact value and the tenth: within half a tenth, upwards at a tie.
        const [from, part, all] = passed ? [55, points - cutScore, maxPoints - cutScore] : [10, points, cutScore];
        const twice = 2n * (BigInt(45 * part) - BigInt((grade - from) * all));
        const isCut = !passed && grade === 54;
        expect(twice >= -BigInt(all) && (twice < BigInt(all) || isCut)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });
});

test('a grade is written with one decimal', () => {
  expect([10, 54, 55, 100].map((grade) => formatGrade(grade, 'nl'))).toEqual(['1,0', '5,4', '5,5', '10,0']);
  expect(formatGrade(78, 'en')).toBe('7.8');
});

test('inspection is for who did not pass', () => {
  expect(mayBeInspected(gradeOf({ points: 21, maxPoints: 40, cutScore: 22 }))).toBe(true);
  expect(mayBeInspected(gradeOf({ points: 22, maxPoints: 40, cutScore: 22 }))).toBe(false);
});
