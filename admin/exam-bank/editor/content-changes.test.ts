import { describe, expect, test } from 'vitest';
import { examContent, itemKinds, type ExamContent, type Item } from '../../../domain/exam-content.ts';
import { maxPointsOf } from '../../../domain/scoring.ts';
import {
  addItem,
  addSection,
  duplicateItem,
  moveItem,
  moved,
  newItem,
  newSection,
  removeItem,
} from './content-changes.ts';

const items = (content: ExamContent) => content.sections.map((section) => section.items.map(({ id }) => id));

function twoSections(): { content: ExamContent; ids: string[] } {
  const [first, second] = [newSection(), newSection()];
  const made = [newItem('true-false'), newItem('gap'), newItem('dropdown')];
  const changes = [
    addSection(first),
    addSection(second),
    ...made.map((item, at) => addItem((at < 2 ? first : second).id, item)),
  ];
  const content = changes.reduce<ExamContent>((all, change) => change(all), { introduction: '', sections: [] });
  return { content, ids: made.map(({ id }) => id) };
}

describe('what an editor changes', () => {
  test.each(itemKinds)('a new %s can be saved as it is', (kind) => {
    const section = { ...newSection(), items: [newItem(kind)] };
    expect(examContent.safeParse({ introduction: '', sections: [section] }).error).toBeUndefined();
  });

  test('a question goes up and down, also into the next section, and stays at the ends', () => {
    const { content, ids } = twoSections();
    const [a = '', b = '', c = ''] = ids;
    expect(items(moveItem(a, 1)(content))).toEqual([[b, a], [c]]);
    expect(items(moveItem(b, 1)(content))).toEqual([[a], [b, c]]);
    expect(items(moveItem(c, -1)(content))).toEqual([[a, b, c], []]);
    expect(items(moveItem(a, -1)(content))).toEqual([[a, b], [c]]);
    expect(items(moveItem(c, 1)(content))).toEqual([[a, b], [c]]);
    expect(items(removeItem(b)(content))).toEqual([[a], [c]]);
    expect(items(content)).toEqual([[a, b], [c]]);
  });

  test('a list changes places with its neighbour alone', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
  });

  const every = { id: 'v1', picture: null, points: 2, scoring: 'parts' as const };
  const option = (id: string) => ({ id, text: `Antwoord ${id}`, picture: null });
  const full: Item[] = [
    { ...every, kind: 'multiple-choice', prompt: '?', options: [option('o-1'), option('o-2')], keys: ['o-2'] },
    {
      ...every,
      kind: 'gap',
      prompt: 'Vul [[g-1]] in, niet [[g-9]].',
      gaps: [{ id: 'g-1', kind: 'number', value: '2', tolerance: '0', unit: '' }],
    },
    { ...every, kind: 'matching', prompt: '?', left: [option('l-1')], right: [option('r-1')], keys: { 'l-1': 'r-1' } },
    {
      ...every,
      kind: 'dropdown',
      prompt: 'Kies [[m-1]].',
      menus: [{ id: 'm-1', options: [option('o-1')], key: 'o-1' }],
    },
  ];
  test.each(full)('a copy of a $kind is worth as much and shares no id with it', (item) => {
    const content = { introduction: '', sections: [{ ...newSection(), items: [item] }] };
    const made = duplicateItem(content, 'v1');
    const copy = made?.copy ?? expect.fail('there is no copy');
    expect(maxPointsOf(copy)).toBe(maxPointsOf(item));
    const ids = (one: Item) =>
      new Set(
        JSON.stringify(one)
          .match(/"[a-z]+-[a-z0-9]+"/g)
          ?.filter((id) => id !== `"${one.kind}"`),
      );
    expect([...ids(copy)].filter((id) => ids(item).has(id))).toEqual([]);
    expect(ids(copy).size).toBe(ids(item).size + 1); // its own id has a hyphen too
    if (copy.kind === 'gap') expect(copy.prompt).toBe(`Vul [[${copy.gaps[0]?.id}]] in, niet [[g-9]].`);
    if (copy.kind === 'dropdown') expect(copy.menus[0]?.key).toBe(copy.menus[0]?.options[0]?.id);
  });
});
