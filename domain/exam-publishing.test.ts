import { describe, expect, test } from 'vitest';
import type { ExamContent, Item, Section } from './exam-content.ts';
import { faultCodes, type FaultCode } from './exam-publishing-faults.ts';
import { faultsOf, type VersionToPublish } from './exam-publishing.ts';

const png = '019a0000-0000-7000-8000-000000000001';
const mp3 = '019a0000-0000-7000-8000-000000000002';
const gone = '019a0000-0000-7000-8000-000000000003';
const files = new Map([
  [png, 'image/png'],
  [mp3, 'audio/mpeg'],
]);

type Of<Kind extends Item['kind']> = Extract<Item, { kind: Kind }>;
const every = { prompt: 'Vraag', picture: null, points: 2 };
const option = (id: string, text = `Antwoord ${id}`) => ({ id, text, picture: null });
const choice = (id: string, text = `Woord ${id}`) => ({ id, text });
const single: Of<'single-choice'> = {
  ...every,
  id: 'single',
  kind: 'single-choice',
  options: [option('a'), option('b')],
  key: 'a',
};
const multiple: Of<'multiple-choice'> = {
  ...every,
  id: 'multiple',
  kind: 'multiple-choice',
  scoring: 'parts',
  options: [option('a'), option('b'), option('c')],
  keys: ['a', 'c'],
};
const truth: Of<'true-false'> = { ...every, id: 'truth', kind: 'true-false', key: false };
const word = { id: 'g1', kind: 'text' as const, accepted: ['ja'], caseSensitive: false };
const amount = { id: 'g2', kind: 'number' as const, value: '1,5', tolerance: '', unit: '' };
const gap: Of<'gap'> = {
  ...every,
  id: 'gap',
  prompt: 'Vul [[g1]] en [[g2]] in',
  kind: 'gap',
  scoring: 'parts',
  gaps: [word, amount],
};
const matching: Of<'matching'> = {
  ...every,
  id: 'matching',
  kind: 'matching',
  scoring: 'parts',
  left: [choice('l1'), choice('l2')],
  right: [choice('rx'), choice('ry'), choice('rz')],
  keys: { l1: 'rx', l2: 'rz' },
};
const menu = { id: 'm1', options: [choice('a'), choice('b')], key: 'b' };
const dropdown: Of<'dropdown'> = {
  ...every,
  id: 'dropdown',
  prompt: 'Kies [[m1]]',
  kind: 'dropdown',
  scoring: 'whole',
  menus: [menu],
};

const text: Section['stimulus'] = {
  id: 'text',
  kind: 'text',
  title: 'Brief',
  text: 'Beste',
  picture: { mediaId: png, alt: '' },
};
const sound: Section['stimulus'] = {
  ...{ id: 'sound', kind: 'audio', title: 'Gesprek', text: '', mediaId: mp3, maxPlays: 2, transcript: '' },
};
const section = (items: Item[], stimulus: Section['stimulus'] = null, id = 's1'): Section => ({
  id,
  title: '',
  stimulus,
  items,
});
const content = (...sections: Section[]): ExamContent => ({ introduction: '', sections });
const good: VersionToPublish = {
  title: 'Lezen',
  durationMinutes: 60,
  cutScore: 5,
  content: content(section([single, multiple, truth], text), section([gap, matching, dropdown], sound, 's2')),
};
const codesOf = (version: VersionToPublish): FaultCode[] => faultsOf(version, files).map(({ code }) => code);

test('a good exam has no faults', () => {
  expect(faultsOf(good, files)).toEqual([]);
});

/** Every check, each on an exam in which that alone is wrong. */
const only = (item: Item) => ({ content: content(section([truth, item])), cutScore: 2 });
const cases: [FaultCode, string, Partial<VersionToPublish>][] = [
  ['no-items', 'no section at all', { content: content() }],
  ['no-title', 'white space alone', { title: '  ' }],
  ['duration', 'none', { durationMinutes: 0 }],
  ['duration', 'more than 600 minutes', { durationMinutes: 601 }],
  ['duration', 'no whole minutes', { durationMinutes: 1.5 }],
  ['cut-score-low', 'none', { cutScore: 0 }],
  ['cut-score-high', 'all points', { content: content(section([single, truth])), cutScore: 4 }],
  [
    'id-twice',
    'of items in two sections',
    { content: content(section([single]), section([single], null, 's2')), cutScore: 2 },
  ],
  ['id-twice', 'of sections', { content: content(section([single]), section([truth])), cutScore: 2 }],
  [
    'id-twice',
    'of an item and a text',
    { content: content(section([truth, { ...single, id: 'text' }], text)), cutScore: 2 },
  ],
  ['id-twice', 'of options', only({ ...single, options: [option('a', 'een'), option('a', 'twee')] })],
  ['id-twice', 'of gaps', only({ ...gap, prompt: '[[g1]]', gaps: [word, word] })],
  ['section-empty', '', { content: content(section([single, truth]), section([], null, 's2')), cutScore: 2 }],
  [
    'stimulus-text-missing',
    '',
    {
      content: content(section([single, truth], { ...text, text: ' ', picture: null })),
      cutScore: 2,
    },
  ],
  [
    'media-missing',
    'a sound',
    { content: content(section([single, truth], { ...sound, mediaId: gone })), cutScore: 2 },
  ],
  [
    'media-missing',
    'a picture of an option',
    only({ ...single, options: [option('a'), { ...option('b'), picture: { mediaId: gone, alt: '' } }] }),
  ],
  ['media-not-picture', '', only({ ...single, picture: { mediaId: mp3, alt: '' } })],
  ['media-not-audio', '', { content: content(section([single, truth], { ...sound, mediaId: png })), cutScore: 2 }],
  ['prompt-missing', '', only({ ...single, prompt: '\n' })],
  ['key-missing', 'of a single choice', only({ ...single, key: null })],
  ['key-missing', 'of a multiple choice', only({ ...multiple, scoring: 'whole', keys: [] })],
  ['key-missing', 'of true/false', only({ ...truth, id: 'other', key: null })],
  ['key-missing', 'of a dropdown', only({ ...dropdown, menus: [{ ...menu, key: null }] })],
  ['key-missing', 'of a left side', only({ ...matching, keys: { l1: 'rx' } })],
  ['key-unknown', 'of a single choice', only({ ...single, key: 'z' })],
  ['key-unknown', 'of a multiple choice', only({ ...multiple, keys: ['a', 'z'] })],
  ['key-unknown', 'of a dropdown', only({ ...dropdown, menus: [{ ...menu, key: 'z' }] })],
  ['key-unknown', 'a right side', only({ ...matching, keys: { l1: 'rx', l2: 'r9' } })],
  ['key-unknown', 'a left side', only({ ...matching, keys: { ...matching.keys, l9: 'rx' } })],
  ['key-twice', '', only({ ...multiple, keys: ['a', 'a'] })],
  ['options-few', 'of a choice', only({ ...single, options: [option('a')] })],
  ['options-few', 'of a dropdown', only({ ...dropdown, menus: [{ ...menu, options: [choice('b')] }] })],
  ['option-text-missing', '', only({ ...single, options: [option('a'), option('b', ' ')] })],
  ['option-text-twice', '', only({ ...single, options: [option('a', 'Ja'), option('b', 'Ja ')] })],
  ['gaps-missing', '', only({ ...gap, scoring: 'whole', prompt: 'Niets', gaps: [] })],
  ['place-missing', '', only({ ...gap, prompt: 'Vul [[g1]] in' })],
  ['place-twice', '', only({ ...gap, prompt: 'Vul [[g1]] en [[g2]] en [[g1]] in' })],
  ['place-unknown', '', only({ ...dropdown, prompt: 'Kies [[m1]] of [[m2]]' })],
  ['accepted-missing', 'none', only({ ...gap, gaps: [{ ...word, accepted: [] }, amount] })],
  ['accepted-missing', 'white space alone', only({ ...gap, gaps: [{ ...word, accepted: [' '] }, amount] })],
  ['number-unreadable', '', only({ ...gap, gaps: [word, { ...amount, value: '1.234,5' }] })],
  ['tolerance-unreadable', 'no number', only({ ...gap, gaps: [word, { ...amount, tolerance: 'klein' }] })],
  ['tolerance-unreadable', 'below 0', only({ ...gap, gaps: [word, { ...amount, tolerance: '-1' }] })],
  ['left-few', '', only({ ...matching, left: [choice('l1')], keys: { l1: 'rx' } })],
  ['right-few', '', only({ ...matching, right: [choice('rx')], keys: { l1: 'rx', l2: 'rx' } })],
  [
    'ids-tell-key',
    'the same ends',
    only({ ...matching, right: [choice('r1'), choice('r2')], keys: { l1: 'r1', l2: 'r2' } }),
  ],
  [
    'ids-tell-key',
    'the same ids',
    only({ ...matching, right: [choice('l1'), choice('l2')], keys: { l1: 'l1', l2: 'l2' } }),
  ],
];

describe('a fault', () => {
  test.each(cases)('%s %s', (code, _what, changes) => {
    expect(codesOf({ ...good, ...changes })).toEqual([code]);
  });

  test('of every kind is tried here', () => {
    expect(new Set(cases.map(([code]) => code))).toEqual(new Set(faultCodes));
  });

  test('says where it is, by section, question and the number that a candidate sees', () => {
    const items = [truth, { ...single, key: null }];
    const version = {
      ...good,
      cutScore: 0,
      content: content(section([multiple]), section(items, { ...sound, mediaId: gone }, 's2')),
    };
    expect(faultsOf(version, files)).toEqual([
      { code: 'cut-score-low', sectionId: null, itemId: null, itemNumber: null },
      { code: 'media-missing', sectionId: 's2', itemId: null, itemNumber: null },
      { code: 'key-missing', sectionId: 's2', itemId: 'single', itemNumber: 3 },
    ]);
  });

  test('is no picture without a text beside it: pictures can be options, and the question itself', () => {
    const shown = { mediaId: png, alt: 'Een fiets' };
    const pictures = {
      ...single,
      prompt: '',
      picture: shown,
      options: ['a', 'b'].map((id) => ({ ...option(id, ''), picture: shown })),
    };
    expect(codesOf({ ...good, ...only(pictures) })).toEqual([]);
  });
});
