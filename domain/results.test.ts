import fc from 'fast-check';
import { expect, test } from 'vitest';
import { averageOf, candidateState, isProvisional, percentOf, spreadOf } from './results.ts';

const grade = fc.integer({ min: 10, max: 100 });

test('every grade stands in exactly one column, and who passed at 6 or higher', () => {
  fc.assert(
    fc.property(grade, (tenths) => {
      const columns = spreadOf([tenths]).filter(({ count }) => count === 1);
      expect(columns).toHaveLength(1);
      expect(columns[0]?.passed).toBe(tenths >= 55);
    }),
  );
  expect(spreadOf([])).toHaveLength(10);
});

test('the average is rounded half up, once', () => {
  expect(averageOf(0, 0)).toBeNull();
  expect(averageOf(54 + 55, 2)).toBe(55);
  expect(averageOf(54 + 54 + 55, 3)).toBe(54);
  fc.assert(
    fc.property(fc.array(grade, { minLength: 1 }), (grades) => {
      const average =
        averageOf(
          grades.reduce((sum, one) => sum + one),
          grades.length,
        ) ?? 0;
      return average >= Math.min(...grades) && average <= Math.max(...grades);
    }),
  );
});

test('percents are whole', () => {
  expect(percentOf(0, 0)).toBe(0);
  expect(percentOf(1, 3)).toBe(33);
  expect(percentOf(2, 3)).toBe(67);
  expect(percentOf(1, 200)).toBe(1);
});

test('who has not started is absent once it is too late', () => {
  const [closesAt, before, after] = ['12:00', '11:59', '12:00'].map((time) => new Date(`2026-11-20T${time}:00Z`));
  if (!closesAt || !before || !after) return;
  expect(candidateState(null, closesAt, before)).toBe('not-started');
  expect(candidateState(null, closesAt, after)).toBe('absent');
  expect(candidateState({ handedInAt: null }, closesAt, after)).toBe('busy');
  expect(candidateState({ handedInAt: before }, closesAt, before)).toBe('finished');
  expect([
    isProvisional(closesAt, 0, before),
    isProvisional(closesAt, 1, after),
    isProvisional(closesAt, 0, after),
  ]).toEqual([true, true, false]);
});
