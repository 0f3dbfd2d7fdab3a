import { describe, expect, test } from 'vitest';
import type { AnswerValue, ExamContent, Item } from './exam-content.ts';
import { inspectedSections, picturesIn } from './inspection-sheets.ts';

const words = { true: 'Waar', false: 'Niet waar', or: 'of' };
const picture = { mediaId: '0190a000-0000-7000-8000-000000000001', alt: 'Een plattegrond' };
const every = { prompt: 'Wat is waar?', picture: null };
const option = (id: string) => ({ id, text: `Antwoord **${id}**`, picture: null });
const texts = (...ids: string[]) => ids.map((id) => ({ id, text: `tekst ${id}` }));

const items: Record<string, Item> = {
  single: { ...every, id: 'single', kind: 'single-choice', points: 2, options: [option('a'), option('b')], key: 'b' },
  pictured: {
    ...every,
    id: 'pictured',
    kind: 'single-choice',
    points: 1,
    options: [{ id: 'a', text: '', picture }, option('b')],
    key: 'a',
  },
  multiple: {
    ...every,
    id: 'multiple',
    kind: 'multiple-choice',
    points: 1,
    scoring: 'parts',
    options: [option('a'), option('b'), option('c')],
    keys: ['a', 'c'],
  },
  truth: { ...every, id: 'truth', kind: 'true-false', points: 1, key: true },
  gap: {
    ...every,
    id: 'gap',
    prompt: 'Het kost [[price]] en duurt [[time]].',
    kind: 'gap',
    points: 1,
    scoring: 'parts',
    gaps: [
      { id: 'time', kind: 'text', accepted: ['drie uur', '3 uur'], caseSensitive: false },
      { id: 'price', kind: 'number', value: '12,50', tolerance: '0,05', unit: 'euro' },
    ],
  },
  matching: {
    ...every,
    id: 'matching',
    kind: 'matching',
    points: 1,
    scoring: 'parts',
    left: texts('l1', 'l2'),
    right: texts('r1', 'r2'),
    keys: { l1: 'r1', l2: 'r2' },
  },
  dropdown: {
    ...every,
    id: 'dropdown',
    prompt: 'De auto staat [[m1]] het huis.',
    kind: 'dropdown',
    points: 1,
    scoring: 'whole',
    menus: [{ id: 'm1', options: texts('o1', 'o2'), key: 'o1' }],
  },
};
const itemOf = (name: string): Item => {
  const item = items[name];
  if (!item) throw new Error(`no item ${name}`);
  return item;
};

const rightly: Record<string, AnswerValue> = {
  single: { choice: 'b' },
  pictured: { choice: 'a' },
  multiple: { choices: ['c', 'a'] },
  truth: { choice: 'true' },
  gap: { price: '12,5', time: '3 uur' },
  matching: { l1: 'r1', l2: 'r2' },
  dropdown: { m1: 'o1' },
};

const examOf = (...chosen: Item[]): ExamContent => ({
  introduction: '',
  sections: [{ id: 's', title: 'Deel', stimulus: null, items: chosen }],
});
const all = Object.values(items);
const shown = (content: ExamContent, answers: Record<string, AnswerValue>) =>
  inspectedSections(content, new Map(Object.entries(answers)), words);

describe('what is answered rightly', () => {
  test('is never shown: nothing of an exam without a fault', () => {
    expect(shown(examOf(...all), rightly)).toEqual([]);
  });

  test.each(Object.keys(items))('is left out beside a %s that is not answered', (open) => {
    const { [open]: _left, ...answers } = rightly;
    const sections = shown(examOf(...all), answers);
    expect(sections.flatMap(({ questions }) => questions.map(({ number }) => number))).toEqual([
      all.findIndex(({ id }) => id === open) + 1,
    ]);
    expect(sections[0]?.questions[0]?.verdict).toBe('unanswered');
  });

  test('takes its section along, text and all', () => {
    const text = { id: 't', kind: 'text' as const, title: 'Het station', text: 'De trein rijdt.', picture };
    const content: ExamContent = {
      introduction: '',
      sections: [
        { id: 's1', title: 'Goed', stimulus: text, items: [itemOf('single')] },
        { id: 's2', title: 'Fout', stimulus: { ...text, id: 't2' }, items: [itemOf('truth'), itemOf('dropdown')] },
      ],
    };
    const sections = shown(content, { single: { choice: 'b' }, truth: { choice: 'true' } });
    expect(sections.map(({ title, questions }) => [title, questions.map(({ number }) => number)])).toEqual([
      ['Fout', [3]],
    ]);
    expect(sections[0]?.stimulus?.title).toBe('Het station');
    expect(picturesIn(sections)).toEqual([picture]);
  });
});

describe('an answer', () => {
  const answerTo = (name: string, answer: AnswerValue) =>
    shown(examOf(itemOf(name)), { [name]: answer })[0]?.questions[0];
  const text = (words_: string) => ({ text: words_, picture: null });

  test.each([
    ['single', { choice: 'a' }, [text('Antwoord a')], [text('Antwoord b')]],
    ['pictured', { choice: 'b' }, [text('Antwoord b')], [{ text: '', picture }]],
    [
      'multiple',
      { choices: ['b', 'a'] },
      [text('Antwoord a'), text('Antwoord b')],
      [text('Antwoord a'), text('Antwoord c')],
    ],
    ['truth', { choice: 'false' }, [text('Niet waar')], [text('Waar')]],
  ])('to a %s is given as a whole', (name, answer, given, right) => {
    expect(answerTo(name, answer)?.answer).toEqual({ kind: 'whole', given, right });
  });

  test('to a gap or a dropdown is given by place, in the order of the prompt', () => {
    const gap = answerTo('gap', { price: '12,5' });
    expect(gap).toMatchObject({ verdict: 'partly', points: 1, maxPoints: 2, places: ['price', 'time'] });
    expect(gap?.answer).toEqual({
      kind: 'parts',
      parts: [
        { label: '1', given: '12,5', right: '12,50 ± 0,05 euro' },
        { label: '2', given: '', right: 'drie uur of 3 uur' },
      ],
    });
    expect(answerTo('dropdown', { m1: 'o2' })?.answer).toEqual({
      kind: 'parts',
      parts: [{ label: '1', given: 'tekst o2', right: 'tekst o1' }],
    });
  });

  test('to a matching is given by what stands at the left', () => {
    expect(answerTo('matching', { l1: 'r2' })?.answer).toEqual({
      kind: 'parts',
      parts: [
        { label: 'tekst l1', given: 'tekst r2', right: 'tekst r1' },
        { label: 'tekst l2', given: '', right: 'tekst r2' },
      ],
    });
  });

  test('that makes no sense is shown as none', () => {
    expect(answerTo('multiple', { choices: 'abc' })?.answer).toMatchObject({ given: [] });
    expect(answerTo('single', { choice: 'zzz' })?.answer).toMatchObject({ given: [] });
    expect(answerTo('truth', { choice: 'maybe' })?.answer).toMatchObject({ given: [] });
  });
});

test('what is said in a sound never comes along', () => {
  const content: ExamContent = {
    introduction: '',
    sections: [
      {
        id: 's',
        title: 'Luisteren',
        stimulus: {
          ...{ id: 'a', kind: 'audio', title: 'Fragment', text: 'Aan de balie', maxPlays: 2 },
          mediaId: picture.mediaId,
          transcript: 'GEHEIM',
        },
        items: [itemOf('truth')],
      },
    ],
  };
  const sections = shown(content, {});
  expect(sections[0]?.stimulus).toMatchObject({ kind: 'audio', title: 'Fragment' });
  expect(JSON.stringify(sections)).not.toContain('GEHEIM');
});
