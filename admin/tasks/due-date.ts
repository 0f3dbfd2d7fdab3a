import { calendarDaysBetween } from '../page/moments.ts';

/** A sentence of locales/<lang>/admin.json with its number of days. */
export type DueWords = { key: string; days: number };

/**
 * How far off a due date is, as people in the Netherlands say it: 'vandaag', 'morgen', 'over 3 werkdagen', 'gisteren'.
 *
 * @param workingDays until then, where they are known and there is one
 */
export function dueInWords(dueAt: string, now: Date, workingDays: number | null = null): DueWords {
  const due = new Date(dueAt);
  const days = calendarDaysBetween(now, due);
  if (due < now) return lateInWords(Math.abs(days));
  if (days === 0) return { key: 'due.today', days };
  if (days === 1) return { key: 'due.tomorrow', days };
  return workingDays ? { key: 'due.inWorkingDays', days: workingDays } : { key: 'due.inDays', days };
}

function lateInWords(days: number): DueWords {
  if (days === 0) return { key: 'due.lateToday', days };
  return days === 1 ? { key: 'due.lateYesterday', days } : { key: 'due.late', days };
}
