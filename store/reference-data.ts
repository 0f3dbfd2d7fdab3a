import { enterHolidays, yearsNotEntered } from './calendar.ts';
import type { Store } from './store.ts';

/** Sees to it that the working-day calendar knows the public holidays of this year and the two that follow. */
export async function ensureCalendar(store: Store, now: Date): Promise<void> {
  const first = now.getUTCFullYear();
  const fresh = await yearsNotEntered(store, [first, first + 1, first + 2]);
  const days = await Promise.all(fresh.map(dutchHolidays));
  if (days.length > 0) await enterHolidays(store, now, days.flat());
}

/**
 * The days on which the bureau is closed by default, with their Dutch names. Liberation Day is free at the bureau once
 * in five years, as the public holidays are; a person changes that in the calendar.
 */
export async function dutchHolidays(year: number): Promise<{ day: string; name: string }[]> {
  // Read when it is asked for, seldom: the holidays of the whole world are 20 MB.
  const { default: Holidays } = await import('date-holidays');
  const found = new Holidays('NL', { languages: ['nl'] })
    .getHolidays(year)
    .filter(({ type, rule }) => type === 'public' || (rule.includes('05-05') && year % 5 === 0))
    .map(({ date, name }) => ({ day: date.slice(0, 10), name }));
  return [...new Map(found.map((holiday) => [holiday.day, holiday])).values()];
}
