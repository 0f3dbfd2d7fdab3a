import type { ExamContent, Item, ItemKind, Section } from '../../../api/exam-bank/contract.ts';

/** Changes to what an exam holds. Each gives a new content and leaves the old one as it was, so that it can come back. */

export type Change = (content: ExamContent) => ExamContent;

/** Stands where a sound is still to be chosen; the checks before publishing say that it is missing. */
export const noFile = '00000000-0000-0000-0000-000000000000';

/** Random, so that an id is never given twice and tells nothing of what belongs to what. */
export function newId(kind: string): string {
  const random = crypto.getRandomValues(new Uint8Array(8));
  return `${kind}-${[...random].map((byte) => 'abcdefghijkmnpqrstuvwxyz23456789'.charAt(byte % 32)).join('')}`;
}

export function newSection(): Section {
  return { id: newId('deel'), title: '', stimulus: null, items: [] };
}

const newOption = () => ({ id: newId('optie'), text: '', picture: null });
const newChoice = (kind: string) => ({ id: newId(kind), text: '' });

/** A question of a kind with everything still open. */
export function newItem(kind: ItemKind): Item {
  const every = { id: newId('vraag'), prompt: '', picture: null, points: 1 };
  switch (kind) {
    case 'single-choice':
      return { ...every, kind, options: [newOption(), newOption(), newOption(), newOption()], key: null };
    case 'multiple-choice':
      return {
        ...every,
        kind,
        scoring: 'parts',
        options: [newOption(), newOption(), newOption(), newOption()],
        keys: [],
      };
    case 'true-false':
      return { ...every, kind, key: null };
    case 'gap':
      return { ...every, kind, scoring: 'parts', gaps: [] };
    case 'matching': {
      const [left, right] = [3, 4].map((count, side) =>
        Array.from({ length: count }, () => newChoice(side === 0 ? 'links' : 'rechts')),
      );
      return { ...every, kind, scoring: 'parts', left: left ?? [], right: right ?? [], keys: {} };
    }
    case 'dropdown':
      return { ...every, kind, scoring: 'parts', menus: [] };
  }
}

export const addSection =
  (section: Section): Change =>
  (content) => ({ ...content, sections: [...content.sections, section] });

export const changeSection =
  (id: string, change: (section: Section) => Section): Change =>
  (content) => ({ ...content, sections: content.sections.map((one) => (one.id === id ? change(one) : one)) });

export const removeSection =
  (id: string): Change =>
  (content) => ({ ...content, sections: content.sections.filter((one) => one.id !== id) });

export const moveSection =
  (id: string, by: -1 | 1): Change =>
  (content) => ({ ...content, sections: moved(content.sections, content.sections.findIndex(withId(id)), by) });

export const addItem = (sectionId: string, item: Item): Change =>
  changeSection(sectionId, (section) => ({ ...section, items: [...section.items, item] }));

export const changeItem =
  (id: string, item: Item): Change =>
  (content) =>
    inItems(content, (items) => items.map((one) => (one.id === id ? item : one)));

export const removeItem =
  (id: string): Change =>
  (content) =>
    inItems(content, (items) => items.filter((one) => one.id !== id));

/** Up or down; from the edge of a section into the next one. */
export const moveItem =
  (id: string, by: -1 | 1): Change =>
  (content) => {
    const at = content.sections.findIndex(({ items }) => items.some(withId(id)));
    const section = content.sections[at];
    if (!section) return content;
    const index = section.items.findIndex(withId(id));
    const item = section.items[index];
    if (!item || section.items[index + by])
      return inItems(content, (items) => moved(items, items.findIndex(withId(id)), by));
    const next = content.sections[at + by];
    if (!next) return content;
    const into = changeSection(next.id, (one) => ({
      ...one,
      items: by === 1 ? [item, ...one.items] : [...one.items, item],
    }));
    return into(removeItem(id)(content));
  };

/** Puts a copy, with ids of its own, right behind the question; answers with the copy too. */
export function duplicateItem(content: ExamContent, id: string): { content: ExamContent; copy: Item } | null {
  const item = content.sections.flatMap(({ items }) => items).find(withId(id));
  if (!item) return null;
  const copy = copyOf(item);
  return { copy, content: inItems(content, (items) => items.flatMap((one) => (one.id === id ? [one, copy] : [one]))) };
}

/** The ids within it are renewed too, also where they stand as a place in the text. */
function copyOf(item: Item): Item {
  const renewed = new Map<string, string>();
  const fresh = (id: string): string => {
    const known = renewed.get(id) ?? newId(id.split('-')[0] || 'deel');
    renewed.set(id, known);
    return known;
  };
  const again = <One extends { id: string }>(one: One): One => ({ ...one, id: fresh(one.id) });
  const key = (id: string | null) => (id === null ? null : fresh(id));
  const inText = (text: string) =>
    text.replace(/\[\[([a-z0-9-]{1,40})\]\]/g, (all, id: string) => (renewed.has(id) ? `[[${fresh(id)}]]` : all));
  const copy = { ...item, id: newId('vraag') };
  switch (copy.kind) {
    case 'single-choice':
      return { ...copy, options: copy.options.map(again), key: key(copy.key) };
    case 'multiple-choice':
      return { ...copy, options: copy.options.map(again), keys: copy.keys.map(fresh) };
    case 'true-false':
      return copy;
    case 'gap': {
      const gaps = copy.gaps.map(again);
      return { ...copy, gaps, prompt: inText(copy.prompt) };
    }
    case 'matching': {
      const keys = Object.fromEntries(Object.entries(copy.keys).map(([left, right]) => [fresh(left), fresh(right)]));
      return { ...copy, left: copy.left.map(again), right: copy.right.map(again), keys };
    }
    case 'dropdown': {
      const menus = copy.menus.map((menu) => ({
        ...again(menu),
        options: menu.options.map(again),
        key: key(menu.key),
      }));
      return { ...copy, menus, prompt: inText(copy.prompt) };
    }
  }
}

/** One of a list, one place up or down; where there is no such place it stays. */
export function moved<One>(list: readonly One[], index: number, by: -1 | 1): One[] {
  const [one, other] = [list[index], list[index + by]];
  if (one === undefined || other === undefined) return [...list];
  return list.map((each, at) => (at === index ? other : at === index + by ? one : each));
}

/** The list with one of it changed. */
export const withChanged = <One extends { id: string }>(list: readonly One[], changed: One): One[] =>
  list.map((one) => (one.id === changed.id ? changed : one));

export const without = <One extends { id: string }>(list: readonly One[], id: string): One[] =>
  list.filter((one) => one.id !== id);

const withId =
  (id: string) =>
  (one: { id: string }): boolean =>
    one.id === id;

function inItems(content: ExamContent, change: (items: Item[]) => Item[]): ExamContent {
  return { ...content, sections: content.sections.map((section) => ({ ...section, items: change(section.items) })) };
}
