/**
 * Where someone is in the inbox. The place is the focus itself, so that Enter opens and a screen reader tells where one
 * is; it is remembered while a task is open, and when a row is gone it is the one that took its place.
 */

const row = 'data-task-row';
const link = 'data-task-link';

/** Marks a row of the inbox, and the link in it that takes the focus. */
export const taskRow = (id: string) => ({ [row]: id });
export const taskLink = (id: string) => ({ [link]: id });

export type Place = { id: string; index: number };

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(`[${row}]`)];
const idOf = (element: HTMLElement): string => element.getAttribute(row) ?? '';

/** The row in which an element lies; null for one that lies elsewhere on the page. */
export function placeOf(element: Element): Place | null {
  const found = element.closest<HTMLElement>(`[${row}]`);
  return found ? { id: idOf(found), index: rows().indexOf(found) } : null;
}

/** The row that has the focus, or in which something has it; null when that is elsewhere on the page. */
export const focusedPlace = (): Place | null => document.activeElement && placeOf(document.activeElement);

/** Puts the focus on a row, by its number; beyond the ends it stays at the end. */
export function focusRow(index: number): void {
  const all = rows();
  const target = all[Math.min(Math.max(index, 0), all.length - 1)];
  target?.querySelector<HTMLElement>(`[${link}]`)?.focus();
  target?.scrollIntoView({ block: 'nearest' });
}

/** Goes back to a place: to that row wherever it stands now, or to the one that stands where it stood. */
export function focusPlace({ id, index }: Place): void {
  const found = rows().findIndex((element) => idOf(element) === id);
  focusRow(found === -1 ? index : found);
}

/** The place from which a task was opened, until the inbox is shown again. */
let left: Place | null = null;
export const leavePlace = (place: Place | null): void => void (left = place);
export function placeThatWasLeft(): Place | null {
  const place = left;
  left = null;
  return place;
}

/** Whether the focus is nowhere: what had it is gone. */
export const isFocusLost = (): boolean => document.activeElement === null || document.activeElement === document.body;
