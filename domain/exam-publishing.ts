import { mediaIn, placesOf } from './candidate-exam.ts';
import { itemsOf, type ExamContent, type Gap, type Item, type Picture, type Section } from './exam-content.ts';
import type { Fault, FaultCode } from './exam-publishing-faults.ts';
import { readNumber } from './number-answer.ts';
import { placesIn } from './rich-text.ts';
import { maxPointsOfExam } from './scoring.ts';
import { sameText } from './text-answer.ts';

/**
 * What must hold before candidates get an exam: every question can be answered and marked, every file is there, and the
 * cut score can be reached and missed. A draft may have all these faults; a published version has none.
 */

export type VersionToPublish = { title: string; durationMinutes: number; cutScore: number; content: ExamContent };

/** Minutes. */
export const longestExam = 600;

/** @param mediaTypes the type (`image/png`) of each file that is there, by its id */
export function faultsOf(version: VersionToPublish, mediaTypes: ReadonlyMap<string, string>): Fault[] {
  const { content } = version;
  const numbers = new Map(itemsOf(content).map((item, index) => [item, index + 1]));
  const whole = faultsOfWhole(version).map((code) => ({ code, sectionId: null, itemId: null, itemNumber: null }));
  const inParts = content.sections.flatMap((section) => {
    const at = { sectionId: section.id, itemId: null, itemNumber: null };
    return [
      ...faultsOfSection(section, mediaTypes).map((code) => ({ code, ...at })),
      ...section.items.flatMap((item) => {
        const itemNumber = numbers.get(item) ?? null;
        return faultsOfItem(item, mediaTypes).map((code) => ({ code, ...at, itemId: item.id, itemNumber }));
      }),
    ];
  });
  return [...whole, ...inParts];
}

function faultsOfWhole({ title, durationMinutes, cutScore, content }: VersionToPublish): FaultCode[] {
  const maxPoints = maxPointsOfExam(content);
  return onlyThose([
    ['no-items', itemsOf(content).length === 0],
    ['no-title', isEmpty(title)],
    ['duration', !Number.isInteger(durationMinutes) || durationMinutes < 1 || durationMinutes > longestExam],
    ['cut-score-low', !Number.isInteger(cutScore) || cutScore < 1],
    ['cut-score-high', maxPoints > 0 && cutScore >= maxPoints],
    ['id-twice', hasTwice(idsOf(content))],
  ]);
}

/** Sections, texts and items are named in one space, so that nothing in it can be mistaken for another. */
const idsOf = ({ sections }: ExamContent): string[] =>
  sections.flatMap(({ id, stimulus, items }) => [
    id,
    ...(stimulus ? [stimulus.id] : []),
    ...items.map((item) => item.id),
  ]);

type MediaTypes = ReadonlyMap<string, string>;

function faultsOfSection({ stimulus, items }: Section, mediaTypes: MediaTypes): FaultCode[] {
  const empty = onlyThose([['section-empty', items.length === 0]]);
  if (stimulus === null) return empty;
  if (stimulus.kind === 'audio') return [...empty, ...faultsOfMedia([stimulus.mediaId], 'audio/', mediaTypes)];
  const shown = stimulus.picture !== null || !isEmpty(stimulus.text);
  return [
    ...empty,
    ...onlyThose([['stimulus-text-missing', !shown]]),
    ...faultsOfMedia(idsOfPictures([stimulus.picture]), 'image/', mediaTypes),
  ];
}

function faultsOfMedia(ids: string[], kind: 'image/' | 'audio/', mediaTypes: MediaTypes): FaultCode[] {
  const types = ids.map((id) => mediaTypes.get(id));
  const isOther = (type: string | undefined) => type !== undefined && !type.startsWith(kind);
  return onlyThose([
    ['media-missing', types.includes(undefined)],
    [kind === 'image/' ? 'media-not-picture' : 'media-not-audio', types.some(isOther)],
  ]);
}

const idsOfPictures = (pictures: (Picture | null)[]): string[] => pictures.flatMap((one) => (one ? [one.mediaId] : []));

const faultsOfItem = (item: Item, mediaTypes: MediaTypes): FaultCode[] => [
  ...onlyThose([['prompt-missing', isEmpty(item.prompt) && item.picture === null]]),
  ...faultsOfMedia(mediaIn({ introduction: '', sections: [onlyWith(item)] }), 'image/', mediaTypes),
  ...faultsOfPlaces(item),
  ...faultsOfKind(item),
];

const onlyWith = (item: Item): Section => ({ id: '-', title: '', stimulus: null, items: [item] });

/** Gaps and dropdowns are named in the prompt, each once, and what is named there is defined. */
function faultsOfPlaces(item: Item): FaultCode[] {
  if (item.kind !== 'gap' && item.kind !== 'dropdown') return [];
  const defined = placesOf(item);
  const named = placesIn(item.prompt);
  return onlyThose([
    ['gaps-missing', defined.length === 0],
    ['id-twice', hasTwice(defined)],
    ['place-missing', defined.some((id) => !named.includes(id))],
    ['place-twice', hasTwice(named)],
    ['place-unknown', named.some((id) => !defined.includes(id))],
  ]);
}

function faultsOfKind(item: Item): FaultCode[] {
  switch (item.kind) {
    case 'single-choice':
      return [...faultsOfOptions(item.options), ...faultsOfKey(item.key, item.options)];
    case 'multiple-choice':
      return [
        ...faultsOfOptions(item.options),
        ...onlyThose([
          ['key-missing', item.keys.length === 0],
          ['key-unknown', item.keys.some((key) => !item.options.some(({ id }) => id === key))],
          ['key-twice', hasTwice(item.keys)],
        ]),
      ];
    case 'true-false':
      return onlyThose([['key-missing', item.key === null]]);
    case 'gap':
      return distinct(item.gaps.flatMap(faultsOfGap));
    case 'matching':
      return faultsOfMatching(item);
    case 'dropdown':
      return distinct(
        item.menus.flatMap(({ options, key }) => [...faultsOfOptions(options), ...faultsOfKey(key, options)]),
      );
  }
}

type AnyOption = { id: string; text: string; picture?: Picture | null };

const faultsOfOptions = (options: AnyOption[]): FaultCode[] =>
  onlyThose([['options-few', options.length < 2], ...faultsOfTexts(options)]);

const faultsOfTexts = (options: AnyOption[]): [FaultCode, boolean][] => [
  ['id-twice', hasTwice(options.map(({ id }) => id))],
  ['option-text-missing', options.some(({ text, picture }) => isEmpty(text) && !picture)],
  ['option-text-twice', hasSameText(options.filter(({ text, picture }) => !isEmpty(text) && !picture))],
];

/** Two options that read the same: a candidate can't tell which one is right. */
const hasSameText = (options: AnyOption[]): boolean =>
  options.some((one, index) => options.slice(index + 1).some((other) => sameText(one.text, other.text, true)));

const faultsOfKey = (key: string | null, options: AnyOption[]): FaultCode[] =>
  onlyThose([
    ['key-missing', key === null],
    ['key-unknown', key !== null && !options.some(({ id }) => id === key)],
  ]);

function faultsOfGap(gap: Gap): FaultCode[] {
  if (gap.kind === 'text') return onlyThose([['accepted-missing', !gap.accepted.some((text) => !isEmpty(text))]]);
  const tolerance = gap.tolerance.trim() === '' ? '0' : gap.tolerance;
  return onlyThose([
    ['number-unreadable', readNumber(gap.value) === null],
    ['tolerance-unreadable', (readNumber(tolerance)?.digits ?? -1n) < 0n],
  ]);
}

function faultsOfMatching({ left, right, keys }: Extract<Item, { kind: 'matching' }>): FaultCode[] {
  const rightIds = right.map(({ id }) => id);
  const given = left.flatMap(({ id }) => (Object.hasOwn(keys, id) ? [keys[id] ?? ''] : []));
  const strangers = Object.keys(keys).filter((key) => !left.some(({ id }) => id === key));
  return distinct(
    onlyThose([
      ['left-few', left.length < 2],
      ['right-few', right.length < Math.max(2, left.length)],
      ...faultsOfTexts(left),
      ...faultsOfTexts(right),
      ['key-missing', given.length < left.length],
      ['key-unknown', strangers.length > 0 || given.some((id) => !rightIds.includes(id))],
      [
        'ids-tell-key',
        idsTellKey(
          left.map(({ id }) => id),
          keys,
        ),
      ],
    ]),
  );
}

/**
 * Whether ids such as left-1 with right-1, left-2 with right-2 give the key away: a candidate's browser gets the ids.
 * Compared is what is left of them without the beginning that all of a side have.
 */
function idsTellKey(left: string[], keys: Record<string, string>): boolean {
  const right = left.map((id) => (Object.hasOwn(keys, id) ? (keys[id] ?? '') : ''));
  if (left.length < 2 || new Set(right).size < 2) return false;
  const [ownLeft, ownRight] = [withoutCommonStart(left), withoutCommonStart(right)];
  return ownLeft.every((id, index) => id === ownRight[index]);
}

function withoutCommonStart(ids: string[]): string[] {
  const [first = ''] = ids;
  let length = first.length;
  while (!ids.every((id) => id.startsWith(first.slice(0, length)))) length -= 1;
  return ids.map((id) => id.slice(length));
}

const isEmpty = (text: string): boolean => text.trim() === '';
const hasTwice = (ids: string[]): boolean => new Set(ids).size < ids.length;
const distinct = (codes: FaultCode[]): FaultCode[] => [...new Set(codes)];
const onlyThose = (checks: [FaultCode, boolean][]): FaultCode[] =>
  checks.filter(([, holds]) => holds).map(([code]) => code);
