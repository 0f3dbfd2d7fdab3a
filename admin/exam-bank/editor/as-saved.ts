import type { Draft, Item } from '../../../api/exam-bank/contract.ts';

/** A draft as it can be saved: blank lines among the accepted words are no words. */
export const asSaved = (draft: Draft): Draft => ({
  ...draft,
  content: {
    ...draft.content,
    sections: draft.content.sections.map((section) => ({ ...section, items: section.items.map(itemAsSaved) })),
  },
});

function itemAsSaved(item: Item): Item {
  if (item.kind !== 'gap') return item;
  const gaps = item.gaps.map((gap) =>
    gap.kind === 'text' ? { ...gap, accepted: gap.accepted.filter((word) => word.trim() !== '') } : gap,
  );
  return { ...item, gaps };
}

/** What the bank would not take: numbers that are not filled in. Ids of the questions; 'exam' for the settings. */
export function unsavable({ title, durationMinutes, content }: Draft): string[] {
  const withoutPoints = content.sections.flatMap(({ items, stimulus, id }) => [
    ...(stimulus?.kind === 'audio' && stimulus.maxPlays < 1 ? [id] : []),
    ...items.filter(({ points }) => points < 1).map((item) => item.id),
  ]);
  return [...(title.trim() === '' || durationMinutes < 1 ? ['exam'] : []), ...withoutPoints];
}
