import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AnswerValue, ExamContent, Item } from './exam-content.ts';
import { maxPointsOf, maxPointsOfExam, scoreExam, scoreItem } from './scoring.ts';

const every = { id: 'item', prompt: 'Vraag', picture: null };
const option = (id: string) => ({ id, text: id, picture: null });
const choice = (id: string) => ({ id, text: id });

const single: Item = { ...every, kind: 'single-choice', points: 2, options: ['a', 'b', 'c'].map(option), key: 'b' };
const trueFalse: Item = { ...every, kind: 'true-false', points: 1, key: false };
const multiple = (scoring: 'whole' | 'parts'): Item => ({
  ...every,
  kind: 'multiple-choice',
  points: 2,
  scoring,
  options: ['a', 'b', 'c', 'd'].map(option),
  keys: ['a', 'c'],
});
const gaps = (scoring: 'whole' | 'parts', caseSensitive = false): Item => ({
  ...every,
  kind: 'gap',
  points: 3,
  scoring,
  gaps: [
    { id: 'word', kind: 'text', accepted: ["foto's", 'café au lait'], caseSensitive },
    { id: 'sum', kind: 'number', value: '12,5', tolerance: '0,1', unit: 'cm' },
  ],
});
const matching = (scoring: 'whole' | 'parts'): Item => ({
  ...every,
  kind: 'matching',
  points: 1,
  scoring,
  left: ['een', 'twee', 'drie'].map(choice),
  right: ['uno', 'due', 'tre', 'quattro'].map(choice),
  keys: { een: 'uno', twee: 'due', drie: 'tre' },
});
const dropdown = (scoring: 'whole' | 'parts'): Item => ({
  ...every,
  kind: 'dropdown',
  points: 2,
  scoring,
  menus: [
    { id: 'm1', options: ['a', 'b'].map(choice), key: 'a' },
    { id: 'm2', options: ['a', 'b'].map(choice), key: 'b' },
  ],
});

describe('one item', () => {
  test.each<[string, Item, AnswerValue | undefined, number, number, string]>([
    ['single choice, right', single, { choice: 'b' }, 2, 2, 'right'],
    ['single choice, wrong', single, { choice: 'a' }, 0, 2, 'wrong'],
    ['single choice, no answer', single, undefined, 0, 2, 'unanswered'],
    ['single choice, an empty answer', single, {}, 0, 2, 'unanswered'],
    ['single choice without a key', { ...single, key: null }, { choice: 'null' }, 0, 2, 'wrong'],
    ['true/false, right', trueFalse, { choice: 'false' }, 1, 1, 'right'],
    ['true/false, wrong', trueFalse, { choice: 'true' }, 0, 1, 'wrong'],
    ['multiple choice as a whole, right', multiple('whole'), { choices: ['c', 'a'] }, 2, 2, 'right'],
    ['multiple choice as a whole, one missing', multiple('whole'), { choices: ['a'] }, 0, 2, 'wrong'],
    ['multiple choice as a whole, one too many', multiple('whole'), { choices: ['a', 'b', 'c'] }, 0, 2, 'wrong'],
    ['multiple choice in parts, right', multiple('parts'), { choices: ['a', 'c'] }, 4, 4, 'right'],
    ['multiple choice in parts, one of two', multiple('parts'), { choices: ['c'] }, 2, 4, 'partly'],
    ['multiple choice in parts, right and wrong', multiple('parts'), { choices: ['a', 'b', 'c'] }, 2, 4, 'partly'],
    [
      'multiple choice in parts, everything ticked',
      multiple('parts'),
      { choices: ['a', 'b', 'c', 'd'] },
      0,
      4,
      'wrong',
    ],
    ['multiple choice in parts, never below 0', multiple('parts'), { choices: ['b', 'd'] }, 0, 4, 'wrong'],
    ['multiple choice in parts, a tick twice is one', multiple('parts'), { choices: ['a', 'a'] }, 2, 4, 'partly'],
    ['multiple choice, nothing ticked', multiple('parts'), { choices: [] }, 0, 4, 'unanswered'],
    ['gaps as a whole, right', gaps('whole'), { word: "foto's", sum: '12,5' }, 3, 3, 'right'],
    ['gaps as a whole, one of two', gaps('whole'), { word: "foto's", sum: '13' }, 0, 3, 'wrong'],
    ['gaps in parts, one of two', gaps('parts'), { sum: '12.4' }, 3, 6, 'partly'],
    ['gaps in parts, right', gaps('parts'), { word: 'Café  au lait ', sum: '12,60 cm' }, 6, 6, 'right'],
    ['gaps, white space alone', gaps('parts'), { word: '  ', sum: '\t' }, 0, 6, 'unanswered'],
    ['gaps, another apostrophe', gaps('parts'), { word: 'FOTO’S' }, 3, 6, 'partly'],
    ['gaps, case where it counts', gaps('parts', true), { word: "Foto's" }, 0, 6, 'wrong'],
    ['gaps, an accent stored apart', gaps('parts'), { word: 'cafe\u0301 au lait' }, 3, 6, 'partly'],
    ['matching as a whole', matching('whole'), { een: 'uno', twee: 'due', drie: 'tre' }, 1, 1, 'right'],
    ['matching in parts', matching('parts'), { een: 'uno', twee: 'tre', drie: 'quattro' }, 1, 3, 'partly'],
    ['matching in parts, all', matching('parts'), { een: 'uno', twee: 'due', drie: 'tre' }, 3, 3, 'right'],
    ['dropdown as a whole, one of two', dropdown('whole'), { m1: 'a' }, 0, 2, 'wrong'],
    ['dropdown in parts, one of two', dropdown('parts'), { m1: 'a', m2: 'a' }, 2, 4, 'partly'],
    ['an id that is none', single, { choice: 'x' }, 0, 2, 'wrong'],
    ['ticks that are none', multiple('parts'), { choices: ['x', 'y'] }, 0, 4, 'wrong'],
    ['a right tick and one that is none', multiple('whole'), { choices: ['a', 'c', 'x'] }, 0, 2, 'wrong'],
    ['a field that is none', dropdown('parts'), { m3: 'a' }, 0, 4, 'unanswered'],
    ['the type of another kind', single, { choice: ['b'] }, 0, 2, 'unanswered'],
    ['a list as a text', multiple('parts'), { choices: 'a' }, 0, 4, 'unanswered'],
    ['what every object has', matching('parts'), { constructor: 'uno' }, 0, 3, 'unanswered'],
  ])('%s', (_name, item, answer, points, maxPoints, verdict) => {
    expect(scoreItem(item, answer)).toEqual({ points, maxPoints, verdict });
  });

  test('no part, no points: an unfinished draft gives nothing', () => {
    const empty: Item = { ...every, kind: 'gap', points: 3, scoring: 'whole', gaps: [] };
    expect(scoreItem(empty, { word: 'x' })).toEqual({ points: 0, maxPoints: 3, verdict: 'unanswered' });
    const noKeys: Item = { ...multiple('whole'), keys: [] } as Item;
    expect(scoreItem(noKeys, { choices: [] }).points).toBe(0);
  });
});

const content = (...items: Item[]): ExamContent => ({
  introduction: '',
  sections: [{ id: 's', title: '', stimulus: null, items: items.map((item, index) => ({ ...item, id: `i${index}` })) }],
});

test('an exam is the sum of its items, in their order', () => {
  const exam = content(single, multiple('parts'), trueFalse);
  const answers = new Map<string, AnswerValue>([
    ['i0', { choice: 'b' }],
    ['i1', { choices: ['a'] }],
    ['elsewhere', { choice: 'b' }],
  ]);
  expect(scoreExam(exam, answers)).toEqual({
    points: 4,
    maxPoints: 7,
    items: [
      { itemId: 'i0', points: 2, maxPoints: 2, verdict: 'right' },
      { itemId: 'i1', points: 2, maxPoints: 4, verdict: 'partly' },
      { itemId: 'i2', points: 0, maxPoints: 1, verdict: 'unanswered' },
    ],
  });
  expect(maxPointsOfExam(exam)).toBe(7);
});

describe('whatever the item and the answer', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const id = fc.constantFrom(...ids);
  const points = fc.integer({ min: 1, max: 100 });
  const scoring = fc.constantFrom('whole' as const, 'parts' as const);
  const someIds = fc.uniqueArray(id, { minLength: 1, maxLength: 5 });
  const number = fc
    .tuple(fc.integer({ min: -999, max: 999 }), fc.constantFrom('', ',5', '.25'))
    .map((two) => two.join(''));
  const gap = fc.oneof(
    fc.record({
      kind: fc.constant('text' as const),
      accepted: fc.array(fc.string({ maxLength: 5 })),
      caseSensitive: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('number' as const), value: number, tolerance: number, unit: fc.constant('') }),
  );
  const keysOf = (left: string[], right: string[]) =>
    Object.fromEntries(left.map((one, index) => [one, right[index % right.length] ?? '']));
  const item: fc.Arbitrary<Item> = fc.oneof(
    fc
      .record({ points, options: someIds, key: fc.option(id) })
      .map(({ options, ...own }): Item => ({ ...every, kind: 'single-choice', ...own, options: options.map(option) })),
    fc.record({ points, key: fc.option(fc.boolean()) }).map((own): Item => ({ ...every, kind: 'true-false', ...own })),
    fc.record({ points, scoring, options: someIds, keys: someIds }).map(({ options, ...own }): Item => ({
      ...every,
      kind: 'multiple-choice',
      ...own,
      options: options.map(option),
    })),
    fc.record({ points, scoring, gaps: fc.array(gap, { maxLength: 5 }) }).map(({ gaps, ...own }): Item => ({
      ...every,
      kind: 'gap',
      ...own,
      gaps: gaps.map((one, index) => ({ ...one, id: ids[index] ?? 'a' })),
    })),
    fc.record({ points, scoring, left: someIds, right: someIds }).map(({ left, right, ...own }): Item => ({
      ...every,
      kind: 'matching',
      ...own,
      left: left.map(choice),
      right: right.map(choice),
      keys: keysOf(left, right),
    })),
    fc.record({ points, scoring, menus: someIds, key: id }).map(({ menus, key, ...own }): Item => ({
      ...every,
      kind: 'dropdown',
      ...own,
      menus: menus.map((one) => ({ id: one, options: ids.map(choice), key })),
    })),
  );
  const field = fc.oneof(id, fc.constantFrom('choice', 'choices'), fc.string());
  const value = fc.oneof(id, fc.array(id), number, fc.constantFrom('true', 'false', '12,5'), fc.string());
  const sane: fc.Arbitrary<AnswerValue> = fc.dictionary(field, value);
  const garbage = fc.dictionary(field, fc.anything()) as fc.Arbitrary<AnswerValue>;

  test('points are whole, never below 0 and never above what the item gives', () => {
    fc.assert(
      fc.property(item, fc.oneof(sane, garbage), (of, answer) => {
        const score = scoreItem(of, answer);
        expect(Number.isInteger(score.points)).toBe(true);
        expect(score.points).toBeGreaterThanOrEqual(0);
        expect(score.points).toBeLessThanOrEqual(score.maxPoints);
        expect(score.maxPoints).toBe(maxPointsOf(of));
      }),
      { numRuns: 2_000 },
    );
  });

  test('the verdict is what the points say', () => {
    fc.assert(
      fc.property(item, fc.oneof(sane, garbage), (of, answer) => {
        const { points: got, maxPoints, verdict } = scoreItem(of, answer);
        if (got === 0) expect(['wrong', 'unanswered']).toContain(verdict);
        else expect(verdict).toBe(got === maxPoints ? 'right' : 'partly');
      }),
    );
  });

  test('the same answer gives the same points, and is left as it was', () => {
    fc.assert(
      fc.property(item, sane, (of, answer) => {
        const before = structuredClone({ of, answer });
        expect(scoreItem(of, answer)).toEqual(scoreItem(structuredClone(of), structuredClone(answer)));
        expect({ of, answer }).toEqual(before);
      }),
    );
  });

  test('the order of ticks makes no difference', () => {
    fc.assert(
      fc.property(scoring, fc.array(id), (how, ticks) => {
        const turned = scoreItem(multiple(how), { choices: ticks.toReversed() });
        expect(turned).toEqual(scoreItem(multiple(how), { choices: ticks }));
      }),
    );
  });

  test('one right tick more never lowers, one wrong tick more never raises', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')), (ticks) => {
        const pointsFor = (choices: string[]) => scoreItem(multiple('parts'), { choices }).points;
        for (const right of ['a', 'c']) expect(pointsFor([...ticks, right])).toBeGreaterThanOrEqual(pointsFor(ticks));
        for (const wrong of ['b', 'd']) expect(pointsFor([...ticks, wrong])).toBeLessThanOrEqual(pointsFor(ticks));
      }),
    );
  });

  test('putting one part right never lowers', () => {
    const left = ['een', 'twee', 'drie'];
    const right = fc.option(fc.constantFrom('uno', 'due', 'tre', 'quattro'));
    fc.assert(
      fc.property(scoring, fc.tuple(right, right, right), fc.constantFrom(...left), (how, given, part) => {
        const of = matching(how);
        const pairs = left.map((one, index) => [one, given[index]] as const).filter(([, to]) => to !== null);
        const answer = Object.fromEntries(pairs) as AnswerValue;
        const better = { ...answer, [part]: of.kind === 'matching' ? (of.keys[part] ?? '') : '' };
        expect(scoreItem(of, better).points).toBeGreaterThanOrEqual(scoreItem(of, answer).points);
      }),
    );
  });
});
