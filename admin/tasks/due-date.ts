import { calendarDaysBetween } from '../page/moments.ts';

/** A sentence of locales/<lang>/admin.json with its number of days. */
export type DueWords = { key: string; days: number };

/** How far off a due date is, in the Netherlands' calendar days as people count them: 'vandaag', 'morgen', 'over 3 dagen'. */
export function dueInWords(dueAt: string, now: Date): DueWords {
  const due = new Date(dueAt);
  const days = calendarDaysBetween(now, due);
  if (due < now) return days === 0 ? { key: 'due.lateToday', days: 0 } : { key: 'due.late', days: -days };
  if (days === 0) return { key: 'due.today', days };
  return days === 1 ? { key: 'due.tomorrow', days } : { key: 'due.inDays', days };
}
