import { emptyGrid, type Grid } from '../candidates/use-candidate-grid.ts';

/** What is filled in about a sitting, as it was typed. */
export type SittingFields = {
  schoolId: string;
  ownerId: string;
  examId: string;
  /** One moment, or a period with daily hours. */
  span: 'moment' | 'period';
  firstDay: string;
  lastDay: string;
  from: string;
  until: string;
  location: string;
};

export type Draft = {
  /** Made once per form: sent twice, it is one sitting. */
  id: string;
  fields: SittingFields;
  grid: Grid;
};

export const emptyFields: SittingFields = {
  schoolId: '',
  ownerId: '',
  examId: '',
  span: 'moment',
  firstDay: '',
  lastDay: '',
  from: '',
  until: '',
  location: '',
};

export const newDraft = (): Draft => ({ id: crypto.randomUUID(), fields: emptyFields, grid: emptyGrid() });

/**
 * What someone was typing outlives a walk to another page and a session that ended, in this tab and for the same person
 * alone. It is about people, so it is kept in memory and nowhere else.
 */
let kept: { accountId: string; draft: Draft } | undefined;

export const keptDraft = (accountId: string): Draft | undefined =>
  kept?.accountId === accountId ? kept.draft : undefined;

export function keepDraft(accountId: string, draft: Draft): void {
  kept = { accountId, draft };
}

export function dropDraft(): void {
  kept = undefined;
}
