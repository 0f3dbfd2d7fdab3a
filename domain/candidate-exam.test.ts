import { describe, expect, test } from 'vitest';
import { forCandidate, mediaIn, type MediaFacts } from './candidate-exam.ts';
import { itemKinds, type ExamContent, type Item } from './exam-content.ts';

/** Every field of every kind; what a candidate may never get is marked, wherever it can stand. */
const secret = 'GEHEIM';
const key = 'geheim-sleutel';
const media = '019a0000-0000-7000-8000-00000000000';
const picture = (number: number) => ({ mediaId: `${media}${number}`, alt: `Beeld ${number}` });
const every = (id: string) => ({ id, prompt: `Vraag **${id}**`, picture: null });
const points = 77;

const items: Item[] = [
  {
    ...every('single'),
    kind: 'single-choice',
    points,
    options: [
      { id: 'o-a', text: 'Een', picture: picture(3) },
      { id: 'o-b', text: 'Twee', picture: null },
    ],
    key,
  },
  {
    ...every('multiple'),
    picture: picture(2),
    kind: 'multiple-choice',
    points,
    scoring: 'parts',
    options: [{ id: 'o-c', text: 'Drie *of* vier', picture: null }],
    keys: [key],
  },
  { ...every('truth'), kind: 'true-false', points, key: true },
  {
    ...every('gap'),
    prompt: 'Vul in: [[g-text]] en [[g-number]], niet [[g-none]]',
    kind: 'gap',
    points,
    scoring: 'parts',
    gaps: [
      { id: 'g-text', kind: 'text', accepted: [secret], caseSensitive: true },
      { id: 'g-number', kind: 'number', value: `${secret}1`, tolerance: `${secret}2`, unit: 'cm' },
    ],
  },
  {
    ...every('match'),
    kind: 'matching',
    points,
    scoring: 'whole',
    left: [
      { id: 'l-1', text: 'hond' },
      { id: 'l-2', text: 'kat' },
    ],
    right: [
      { id: 'r-7', text: 'Woef' },
      { id: 'r-3', text: 'Miauw' },
      { id: 'r-5', text: 'Boe' },
    ],
    keys: { 'l-1': key, 'l-2': 'r-3' },
  },
  {
    ...every('menu'),
    prompt: 'Kies [[m-1]]',
    kind: 'dropdown',
    points,
    scoring: 'parts',
    menus: [{ id: 'm-1', options: [{ id: 'o-x', text: 'die' }], key }],
  },
];

const content: ExamContent = {
  introduction: 'Welkom',
  sections: [
    {
      id: 's-1',
      title: 'Lezen',
      stimulus: { id: 'text', kind: 'text', title: 'Brief', text: 'Beste lezer', picture: picture(1) },
      items: items.slice(0, 3),
    },
    {
      id: 's-2',
      title: 'Luisteren',
      stimulus: {
        ...{ id: 'sound', kind: 'audio', title: 'Gesprek', text: 'Luister goed' },
        ...{ mediaId: `${media}9`, maxPlays: 2, transcript: secret },
      },
      items: items.slice(3),
    },
  ],
};
const facts = new Map<string, MediaFacts>([
  [`${media}1`, { width: 640, height: 480, durationMs: null }],
  [`${media}9`, { width: null, height: null, durationMs: 61_000 }],
]);

/** As a later version of the content might be: with fields that nobody has thought of at each place. */
const withMore = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withMore);
  if (typeof value !== 'object' || value === null) return value;
  const more = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withMore(inner)]));
  return { ...more, feedback: secret, explanation: [secret] };
};

describe('what a candidate gets', () => {
  test('holds nothing of keys, scoring, points or what is said in a sound', () => {
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(itemKinds));
    for (const given of [content, withMore(content) as ExamContent]) {
      const json = JSON.stringify(forCandidate(given, facts));
      for (const word of [
        secret,
        key,
        String(points),
        'scoring',
        'accepted',
        'tolerance',
        'caseSensitive',
        'transcript',
      ]) {
        expect(json, word).not.toContain(word);
      }
      expect(json).not.toMatch(/"(?:key|keys|points|value|feedback|explanation)"/);
      expect(json, 'a sound is asked for by the stimulus').not.toContain(`${media}9`);
    }
  });

  test('is the same whatever the right answers are', () => {
    const otherwise = structuredClone(content);
    for (const { items } of otherwise.sections) {
      for (const item of items) {
        item.points = 1;
        if (item.kind === 'multiple-choice') item.keys = ['o-c', 'o-d', 'o-e'];
        else if (item.kind === 'matching') item.keys = { 'l-1': 'r-3', 'l-2': 'r-7' };
        else if (item.kind === 'true-false') item.key = false;
        else if (item.kind === 'single-choice') item.key = 'o-b';
        else if (item.kind === 'dropdown') item.menus = item.menus.map((menu) => ({ ...menu, key: 'o-x' }));
        else
          item.gaps = item.gaps.map((gap) =>
            gap.kind === 'text' ? { ...gap, accepted: ['x', 'y'] } : { ...gap, value: '2' },
          );
      }
    }
    expect(forCandidate(otherwise, facts)).toEqual(forCandidate(content, facts));
  });

  test('shows the questions, numbered through the sections, as the player needs them', () => {
    const exam = forCandidate(content, facts);
    expect(exam.sections.map(({ stimulus }) => stimulus)).toEqual([
      {
        id: 'text',
        kind: 'text',
        title: 'Brief',
        text: [{ kind: 'paragraph', content: [{ kind: 'text', text: 'Beste lezer' }] }],
        picture: { mediaId: `${media}1`, alt: 'Beeld 1', width: 640, height: 480 },
      },
      {
        id: 'sound',
        kind: 'audio',
        title: 'Gesprek',
        text: [{ kind: 'paragraph', content: [{ kind: 'text', text: 'Luister goed' }] }],
        maxPlays: 2,
        durationMs: 61_000,
      },
    ]);
    const shown = exam.sections.flatMap(({ items }) => items);
    expect(shown.map(({ id, number }) => [id, number])).toEqual(items.map(({ id }, index) => [id, index + 1]));
    expect(shown[0]).toMatchObject({
      options: [
        { id: 'o-a', text: [{ kind: 'text', text: 'Een' }], picture: { alt: 'Beeld 3', width: null } },
        { id: 'o-b', picture: null },
      ],
    });
    expect(shown[2]).toMatchObject({ options: ['true', 'false'] });
    expect(shown[3]).toMatchObject({
      gaps: [
        { id: 'g-text', kind: 'text' },
        { id: 'g-number', kind: 'number', unit: 'cm' },
      ],
      prompt: [
        {
          content: [
            { text: 'Vul in: ' },
            { kind: 'place', id: 'g-text' },
            { text: ' en ' },
            { kind: 'place', id: 'g-number' },
            { text: ', niet [[g-none]]' },
          ],
        },
      ],
    });
    expect(shown[5]).toMatchObject({ menus: [{ id: 'm-1', options: [{ id: 'o-x', text: 'die' }] }] });
  });

  test('has the right side of a matching question in alphabetical order, in whatever order it was typed', () => {
    const rightOf = (right: { id: string; text: string }[]) => {
      const item = { ...items[4], right } as Item;
      const exam = forCandidate(
        { introduction: '', sections: [{ id: 's', title: '', stimulus: null, items: [item] }] },
        facts,
      );
      const [shown] = exam.sections[0]?.items ?? [];
      return shown?.kind === 'matching' ? shown.right.map(({ text }) => text) : [];
    };
    const right = items[4]?.kind === 'matching' ? items[4].right : [];
    expect(rightOf(right)).toEqual(['Boe', 'Miauw', 'Woef']);
    expect(rightOf(right.toReversed())).toEqual(['Boe', 'Miauw', 'Woef']);
  });
});

test('all files of an exam are found, each once', () => {
  expect(mediaIn(content).sort()).toEqual([1, 2, 3, 9].map((number) => `${media}${number}`));
  expect(mediaIn({ ...content, sections: [...content.sections, ...content.sections] })).toHaveLength(4);
});
