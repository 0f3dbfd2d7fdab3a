import { itemsOf, type Answers, type AnswerValue, type ExamContent, type Gap, type Item } from './exam-content.ts';
import { isWithin, readNumber } from './number-answer.ts';
import { sameText } from './text-answer.ts';

/**
 * What answers are worth: the same answers to the same content always give the same points. Whole points only. What an
 * item does not know (other ids, other types) gives nothing and is never an error: it came from a browser.
 * Source: "De controle van een examen is geautomatiseerd" (Resultaten).
 */

/** `unanswered`: nothing was filled in. `partly`: some of the points. */
export type Verdict = 'right' | 'partly' | 'wrong' | 'unanswered';
export type ItemScore = { points: number; maxPoints: number; verdict: Verdict };
export type ExamScore = { points: number; maxPoints: number; items: (ItemScore & { itemId: string })[] };

/** Points and verdict of one item. */
export function scoreItem(item: Item, answer: AnswerValue | undefined): ItemScore {
  const maxPoints = maxPointsOf(item);
  const given = fieldsOf(item, answer);
  if (given.size === 0) return { points: 0, maxPoints, verdict: 'unanswered' };
  const points = pointsOf(item, given);
  return { points, maxPoints, verdict: verdictOn(points, maxPoints) };
}

/** The points that an item gives when all of it is right. */
export function maxPointsOf(item: Item): number {
  if (isWhole(item)) return item.points;
  return item.points * (item.kind === 'multiple-choice' ? new Set(item.keys).size : partsOf(item).size);
}

/** The points that all items together can give. */
export const maxPointsOfExam = (content: ExamContent): number =>
  itemsOf(content).reduce((sum, item) => sum + maxPointsOf(item), 0);

/** The whole exam: its points, and those of each item in the order of the exam. */
export function scoreExam(content: ExamContent, answers: Answers): ExamScore {
  const items = itemsOf(content).map((item) => ({ itemId: item.id, ...scoreItem(item, answers.get(item.id)) }));
  return {
    points: items.reduce((sum, { points }) => sum + points, 0),
    maxPoints: items.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
    items,
  };
}

function verdictOn(points: number, maxPoints: number): Verdict {
  if (points === 0) return 'wrong';
  return points === maxPoints ? 'right' : 'partly';
}

const isWhole = (item: Item): boolean => !('scoring' in item) || item.scoring === 'whole';

/** What was filled in in the fields that this item has; empty ones and those of another type left out. */
type Given = ReadonlyMap<string, string | readonly string[]>;

function fieldsOf(item: Item, answer: AnswerValue | undefined): Given {
  const given = new Map<string, string | readonly string[]>();
  if (answer === undefined) return given;
  if (item.kind === 'multiple-choice') {
    const ticked = own(answer, 'choices');
    if (Array.isArray(ticked) && ticked.length > 0) given.set('choices', ticked);
    return given;
  }
  for (const field of partsOf(item).keys()) {
    const value = own(answer, field);
    if (typeof value === 'string' && value.trim() !== '') given.set(field, value);
  }
  return given;
}

const own = (answer: AnswerValue, field: string): unknown => (Object.hasOwn(answer, field) ? answer[field] : undefined);

function pointsOf(item: Item, given: Given): number {
  if (item.kind === 'multiple-choice') return pointsOfTicks(item, given);
  const parts = [...partsOf(item)];
  const right = parts.filter(([field, isRight]) => {
    const value = given.get(field);
    return typeof value === 'string' && isRight(value);
  }).length;
  if (isWhole(item)) return right === parts.length ? item.points : 0;
  return item.points * right;
}

/** A tick twice is one tick. A wrong one takes away what a right one gives; below 0 there is nothing. */
function pointsOfTicks(item: Extract<Item, { kind: 'multiple-choice' }>, given: Given): number {
  const keys = new Set(item.keys);
  const ticked = [...new Set(given.get('choices'))];
  const right = ticked.filter((id) => keys.has(id)).length;
  const wrong = ticked.length - right;
  if (isWhole(item)) return right === keys.size && wrong === 0 ? item.points : 0;
  return item.points * Math.max(0, right - wrong);
}

/** The parts of an item that are right or wrong by themselves: the answer's field, and what is right in it. */
function partsOf(item: Item): Map<string, (value: string) => boolean> {
  switch (item.kind) {
    case 'multiple-choice':
      return new Map();
    case 'single-choice':
      return new Map([['choice', (value) => value === item.key]]);
    case 'true-false':
      return new Map([['choice', (value) => value === String(item.key)]]);
    case 'gap':
      return new Map(item.gaps.map((gap) => [gap.id, (value) => fillsGap(gap, value)]));
    case 'matching':
      return new Map(
        item.left.map(({ id }) => [id, (value) => Object.hasOwn(item.keys, id) && value === item.keys[id]]),
      );
    case 'dropdown':
      return new Map(item.menus.map(({ id, key }) => [id, (value) => value === key]));
  }
}

function fillsGap(gap: Gap, value: string): boolean {
  if (gap.kind === 'text') return gap.accepted.some((accepted) => sameText(accepted, value, gap.caseSensitive));
  const [wanted, tolerance] = [readNumber(gap.value), readNumber(gap.tolerance.trim() === '' ? '0' : gap.tolerance)];
  const typed = readNumber(value, gap.unit);
  return wanted !== null && tolerance !== null && typed !== null && isWithin(typed, wanted, tolerance);
}
