import type { ExamContent, ExamKind, Gap, Item, Picture, Section, Stimulus } from '../../domain/exam-content.ts';

/**
 * A demo exam as its author writes it down: keys stand as words beside the question, and the ids that the bank wants are
 * made here. Texts are Markdown; a line break in a text is one on the screen, so a paragraph is one line.
 */
export type DemoExam = {
  code: string;
  kind: ExamKind;
  title: string;
  durationMinutes: number;
  /** The least points for a 5.5. */
  cutScore: number;
  studyFieldCodes: string[];
  /** Pictures and sounds, as paths in this folder. */
  files: string[];
  content: (mediaId: MediaId) => ExamContent;
};

/** The id under which the bank keeps a file of this folder. */
export type MediaId = (file: string) => string;

export const paragraphs = (...lines: string[]): string => lines.join('\n\n');

type Scored = { points?: number; picture?: Picture };

export function single(id: string, prompt: string, options: string[], right: string, scored: Scored = {}): Item {
  const made = withIds(id, options);
  return { ...every(id, prompt, scored), kind: 'single-choice', options: withPictures(made), key: idOf(made, right) };
}

/** A point for each right tick, less one for each wrong tick; `whole`: all or nothing. */
export function multiple(
  id: string,
  prompt: string,
  options: string[],
  right: string[],
  { scoring = 'parts', ...scored }: Scored & { scoring?: 'parts' | 'whole' } = {},
): Item {
  const made = withIds(id, options);
  const keys = right.map((text) => idOf(made, text));
  return { ...every(id, prompt, scored), kind: 'multiple-choice', scoring, options: withPictures(made), keys };
}

export function trueFalse(id: string, prompt: string, key: boolean, scored: Scored = {}): Item {
  return { ...every(id, prompt, scored), kind: 'true-false', key };
}

/** The prompt names each gap as `[[name]]`. */
export function gaps(id: string, prompt: string, fields: Record<string, GapKey>, scored: Scored = {}): Item {
  const made = Object.entries(fields).map(([name, key]): Gap => ({ id: name, ...key }));
  return { ...every(id, prompt, scored), kind: 'gap', scoring: 'parts', gaps: made };
}

type GapKey = Gap extends infer One ? (One extends Gap ? Omit<One, 'id'> : never) : never;

export const words = (...accepted: string[]): GapKey => ({ kind: 'text', accepted, caseSensitive: false });
export const number = (value: string, unit = '', tolerance = '0'): GapKey => ({
  kind: 'number',
  value,
  tolerance,
  unit,
});

/** `pairs`: what stands on the left, with what belongs to it; `right`: all that can be chosen, as it is shown. */
export function matching(
  id: string,
  prompt: string,
  pairs: Record<string, string>,
  right: string[],
  scored: Scored = {},
): Item {
  const left = Object.keys(pairs).map((text, index) => ({ id: `${id}-l${index + 1}`, text }));
  const choices = right.map((text, index) => ({ id: `${id}-r${index + 1}`, text }));
  const keys = Object.fromEntries(left.map(({ id: one, text }) => [one, idOf(choices, pairs[text] ?? '')]));
  return { ...every(id, prompt, scored), kind: 'matching', scoring: 'parts', left, right: choices, keys };
}

/** The prompt names each dropdown as `[[name]]`; of its options, `right` is the key. */
export function dropdowns(
  id: string,
  prompt: string,
  fields: Record<string, { options: string[]; right: string }>,
  scored: Scored = {},
): Item {
  const menus = Object.entries(fields).map(([name, { options, right }]) => {
    const made = withIds(name, options);
    return { id: name, options: made, key: idOf(made, right) };
  });
  return { ...every(id, prompt, scored), kind: 'dropdown', scoring: 'parts', menus };
}

export const section = (id: string, title: string, stimulus: Stimulus | null, items: Item[]): Section => ({
  id,
  title,
  stimulus,
  items,
});

export const reading = (id: string, title: string, text: string): Stimulus => ({
  id,
  kind: 'text',
  title,
  text,
  picture: null,
});

const every = (id: string, prompt: string, { points = 1, picture }: Scored) => ({
  id,
  prompt,
  picture: picture ?? null,
  points,
});

type WithId = { id: string; text: string };

const withIds = (before: string, texts: string[]): WithId[] =>
  texts.map((text, index) => ({ id: `${before}-${'abcdefghij'.charAt(index)}`, text }));
const withPictures = (options: WithId[]) => options.map((option) => ({ ...option, picture: null }));

function idOf(options: WithId[], text: string): string {
  const found = options.find((option) => option.text === text);
  if (!found) throw new Error(`The key '${text}' is none of the options`);
  return found.id;
}
