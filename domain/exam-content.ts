import { z } from 'zod';

/**
 * What an exam version holds: sections, each with a shared text or sound, and items with their keys. One document, so
 * that a published version is one thing that never changes. Texts are Markdown of a small kind (domain/rich-text.ts).
 * Ids are given once and never reused within an exam: answers, scores and statistics refer to them.
 */

export const examKinds = ['reading', 'listening', 'theory'] as const;
export type ExamKind = (typeof examKinds)[number];

/** What items, their parts, texts and sounds are called by. */
export const contentId = z.string().regex(/^[a-z0-9-]{1,40}$/);
const id = contentId;
/** PostgreSQL keeps neither the sign U+0000 nor half a sign in JSON; no keyboard makes them, but a program can send them. */
export const canBeKept = (value: string): boolean => !value.includes('\u0000') && value.isWellFormed();
const string = (max: number) => z.string().max(max).refine(canBeKept);
const text = string(20_000);
const shortText = string(2_000);
/** Whole points, so that adding them up and comparing with the cut score is exact. */
const points = z.int().min(1).max(100);

/** A picture of the bank, with the words that stand in for it. An empty `alt` says that it only adorns. */
const picture = z.object({ mediaId: z.uuid(), alt: string(500) });
export type Picture = z.infer<typeof picture>;

const stimulus = z.discriminatedUnion('kind', [
  z.object({ id, kind: z.literal('text'), title: shortText, text, picture: picture.nullable() }),
  z.object({
    id,
    kind: z.literal('audio'),
    title: shortText,
    /** What the candidate reads beside the sound; never what is said in it. */
    text,
    mediaId: z.uuid(),
    maxPlays: z.int().min(1).max(10),
    /** What is said, for the bureau alone: it never leaves with the exam. */
    transcript: text,
  }),
]);
export type Stimulus = z.infer<typeof stimulus>;

const option = z.object({ id, text: shortText, picture: picture.nullable() });
const choiceText = z.object({ id, text: shortText });

const everyItem = { id, prompt: text, picture: picture.nullable() };

/**
 * How an item gives points. `whole`: all points when everything is right, else none. `parts`: `points` for each right
 * part; a multiple choice loses them again for each wrong option that was ticked, down to 0.
 */
const partialScoring = z.enum(['whole', 'parts']);

/** A gap is named `[[gap-id]]` in the prompt, and so is a dropdown. */
const gap = z.discriminatedUnion('kind', [
  z.object({
    id,
    kind: z.literal('text'),
    accepted: z.array(string(200).min(1)).max(50),
    caseSensitive: z.boolean(),
  }),
  z.object({
    id,
    kind: z.literal('number'),
    value: string(40),
    tolerance: string(40),
    unit: string(20),
  }),
]);
export type Gap = z.infer<typeof gap>;

const menu = z.object({ id, options: z.array(choiceText).max(20), key: id.nullable() });

export const item = z.discriminatedUnion('kind', [
  z.object({
    ...everyItem,
    kind: z.literal('single-choice'),
    points,
    options: z.array(option).max(20),
    key: id.nullable(),
  }),
  z.object({
    ...everyItem,
    kind: z.literal('multiple-choice'),
    points,
    scoring: partialScoring,
    options: z.array(option).max(20),
    keys: z.array(id).max(20),
  }),
  z.object({ ...everyItem, kind: z.literal('true-false'), points, key: z.boolean().nullable() }),
  z.object({ ...everyItem, kind: z.literal('gap'), points, scoring: partialScoring, gaps: z.array(gap).max(20) }),
  z.object({
    ...everyItem,
    kind: z.literal('matching'),
    points,
    scoring: partialScoring,
    left: z.array(choiceText).max(20),
    right: z.array(choiceText).max(20),
    /** The right side that belongs to each left side. */
    keys: z.record(id, id),
  }),
  z.object({
    ...everyItem,
    kind: z.literal('dropdown'),
    points,
    scoring: partialScoring,
    menus: z.array(menu).max(20),
  }),
]);
export type Item = z.infer<typeof item>;
export type ItemKind = Item['kind'];
export const itemKinds = item.options.map(({ shape }) => shape.kind.value);

const section = z.object({ id, title: shortText, stimulus: stimulus.nullable(), items: z.array(item).max(200) });
export type Section = z.infer<typeof section>;

export const examContent = z.object({
  /** What the candidate reads before the start, beside the rules that hold for all exams. */
  introduction: text,
  sections: z.array(section).max(50),
});
export type ExamContent = z.infer<typeof examContent>;

export const emptyContent: ExamContent = { introduction: '', sections: [] };

export const itemsOf = (content: ExamContent): Item[] => content.sections.flatMap(({ items }) => items);

/**
 * What a candidate answered to one item, by the name of each field of that item:
 * single choice `{ choice: optionId }`, multiple choice `{ choices: optionId[] }`, true/false `{ choice: 'true' | 'false' }`,
 * gap `{ [gapId]: what was typed }`, matching `{ [leftId]: rightId }`, dropdown `{ [menuId]: optionId }`.
 * A field that was left open is absent.
 */
export const answerValue = z.record(id, z.union([string(1_000), z.array(id).max(20)]));
export type AnswerValue = z.infer<typeof answerValue>;
/** By item id; an item without an answer is absent. */
export type Answers = ReadonlyMap<string, AnswerValue>;
