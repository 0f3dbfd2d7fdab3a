import type { Answers, AnswerValue, ExamContent, Gap, Item, Picture, Section } from './exam-content.ts';
import { richText, inlineText, placesIn, plainText, type RichText } from './rich-text.ts';
import { scoreItem, type Verdict } from './scoring.ts';

/**
 * What the printout of an inspection shows: "Voor de inzage worden alleen de foutief beantwoorde vragen getoond. De
 * student krijgt de vraag te zien met het gegeven antwoord en het juiste antwoord." Source: "Inzage achteraf". A question
 * answered partly or not at all is not answered rightly, and so is shown too.
 */

/** A section of which at least one question is shown, with what all its questions are about. */
export type InspectedSection = {
  title: string;
  stimulus: { kind: 'text' | 'audio'; title: string; text: RichText; picture: Picture | null } | null;
  questions: InspectedQuestion[];
};

export type InspectedQuestion = {
  /** As the candidate saw it: counted over the whole exam, those that are not shown as well. */
  number: number;
  prompt: RichText;
  /** The gaps and dropdowns of the prompt, in their order: the first is 1. */
  places: string[];
  picture: Picture | null;
  verdict: Exclude<Verdict, 'right'>;
  points: number;
  maxPoints: number;
  answer: InspectedAnswer;
};

/** One answer to the whole question; or one to each of its parts, which `label` names. */
export type InspectedAnswer =
  | { kind: 'whole'; given: AnswerText[]; right: AnswerText[] }
  | { kind: 'parts'; parts: { label: string; given: string; right: string }[] };
/** Empty text: the picture says it. */
export type AnswerText = { text: string; picture: Picture | null };

/** The few words that stand in an answer itself. */
export type AnswerWords = { true: string; false: string; or: string };

/** All that was not answered rightly, in the order of the exam. What is said in a sound never comes along. */
export function inspectedSections(content: ExamContent, answers: Answers, words: AnswerWords): InspectedSection[] {
  let number = 0;
  return content.sections
    .map((section) => ({
      title: section.title,
      stimulus: stimulusOf(section),
      questions: section.items.flatMap((item) => {
        number += 1;
        return questionOf(item, number, answers.get(item.id), words) ?? [];
      }),
    }))
    .filter(({ questions }) => questions.length > 0);
}

function stimulusOf({ stimulus }: Section): InspectedSection['stimulus'] {
  if (stimulus === null) return null;
  const picture = stimulus.kind === 'text' ? stimulus.picture : null;
  return { kind: stimulus.kind, title: stimulus.title, text: richText(stimulus.text), picture };
}

function questionOf(
  item: Item,
  number: number,
  answer: AnswerValue | undefined,
  words: AnswerWords,
): InspectedQuestion | null {
  const { verdict, points, maxPoints } = scoreItem(item, answer);
  if (verdict === 'right') return null;
  const places = placesOf(item);
  return {
    number,
    prompt: richText(item.prompt, new Set(places)),
    places,
    picture: item.picture,
    verdict,
    points,
    maxPoints,
    answer: answerOf(item, places, answer ?? {}, words),
  };
}

/** The pictures that are shown, to be fetched. */
export const picturesIn = (sections: readonly InspectedSection[]): Picture[] =>
  sections.flatMap(({ stimulus, questions }) => [
    ...pictured(stimulus?.picture),
    ...questions.flatMap(({ picture, answer }) => [
      ...pictured(picture),
      ...(answer.kind === 'whole' ? [...answer.given, ...answer.right].flatMap((one) => pictured(one.picture)) : []),
    ]),
  ]);

const pictured = (picture: Picture | null | undefined): Picture[] => (picture ? [picture] : []);

/** In the order in which they stand in the prompt; one that the prompt forgot comes last. */
function placesOf(item: Item): string[] {
  const ids =
    item.kind === 'gap'
      ? item.gaps.map(({ id }) => id)
      : item.kind === 'dropdown'
        ? item.menus.map(({ id }) => id)
        : [];
  const named = [...new Set(placesIn(item.prompt))].filter((id) => ids.includes(id));
  return [...named, ...ids.filter((id) => !named.includes(id))];
}

function answerOf(item: Item, places: string[], answer: AnswerValue, words: AnswerWords): InspectedAnswer {
  const typed = (field: string): string => (typeof answer[field] === 'string' ? answer[field] : '');
  switch (item.kind) {
    case 'single-choice':
      return { kind: 'whole', given: optionsOf(item, [typed('choice')]), right: optionsOf(item, [item.key ?? '']) };
    case 'multiple-choice':
      return { kind: 'whole', given: optionsOf(item, ticked(answer)), right: optionsOf(item, item.keys) };
    case 'true-false': {
      const inWords = (value: string): AnswerText[] =>
        value === 'true' || value === 'false' ? [{ text: words[value], picture: null }] : [];
      return { kind: 'whole', given: inWords(typed('choice')), right: inWords(String(item.key)) };
    }
    case 'gap':
      return {
        kind: 'parts',
        parts: places.flatMap((id, index) => {
          const gap = item.gaps.find((one) => one.id === id);
          return gap ? [{ label: String(index + 1), given: typed(id).trim(), right: rightIn(gap, words) }] : [];
        }),
      };
    case 'matching':
      return {
        kind: 'parts',
        parts: item.left.map(({ id, text }) => ({
          label: oneLine(text),
          given: textOf(item.right, typed(id)),
          right: textOf(item.right, item.keys[id] ?? ''),
        })),
      };
    case 'dropdown':
      return {
        kind: 'parts',
        parts: places.flatMap((id, index) => {
          const menu = item.menus.find((one) => one.id === id);
          if (!menu) return [];
          const { options, key } = menu;
          return [{ label: String(index + 1), given: textOf(options, typed(id)), right: textOf(options, key ?? '') }];
        }),
      };
  }
}

type Options = { options: readonly { id: string; text: string; picture: Picture | null }[] };
/** In the order of the exam, each once. */
const optionsOf = ({ options }: Options, chosen: readonly string[]): AnswerText[] =>
  options.filter(({ id }) => chosen.includes(id)).map(({ text, picture }) => ({ text: oneLine(text), picture }));

const ticked = ({ choices }: AnswerValue): readonly string[] => (Array.isArray(choices) ? choices : []);

const textOf = (options: readonly { id: string; text: string }[], id: string): string =>
  oneLine(options.find((option) => option.id === id)?.text ?? '');

const oneLine = (markdown: string): string => plainText(inlineText(markdown)).replace(/\s+/g, ' ');

function rightIn(gap: Gap, { or }: AnswerWords): string {
  if (gap.kind === 'text') return gap.accepted.join(` ${or} `);
  const unit = gap.unit.trim() === '' ? '' : ` ${gap.unit.trim()}`;
  const tolerance = gap.tolerance.trim();
  return `${gap.value}${/^[0.,]*$/.test(tolerance) ? '' : ` ± ${tolerance}`}${unit}`;
}
