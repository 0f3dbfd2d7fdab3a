import type { SittingRow } from '../../api/scheduling/contract.ts';

type Window = SittingRow['window'];
const languageTag = (locale: string) => (locale === 'nl' ? 'nl-NL' : 'en-GB');

/** A day of the calendar, `yyyy-mm-dd`, in words: 'donderdag 3 december 2026'. */
export function dayInWords(day: string, locale: string, withWeekday = true): string {
  const text = new Intl.DateTimeFormat(languageTag(locale), {
    timeZone: 'UTC',
    ...(withWeekday && { weekday: 'long' }),
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(new Date(`${day}T12:00:00Z`));
  return text.replace(',', '');
}

/** Minutes after midnight as the clock shows them: '09.00' in Dutch, '09:00' in English. */
export function clockOf(minutes: number, locale: string): string {
  return timeOf(minutes).replace(':', locale === 'nl' ? '.' : ':');
}

/** What is filled into the sentences `scheduling.admin.window.moment` and `.period`. */
export function windowValues({ firstDay, lastDay, fromMinute, untilMinute }: Window, locale: string) {
  const isMoment = firstDay === lastDay;
  return {
    sentence: `scheduling.admin.window.${isMoment ? 'moment' : 'period'}`,
    values: {
      day: dayInWords(firstDay, locale, isMoment),
      lastDay: dayInWords(lastDay, locale, false),
      from: clockOf(fromMinute, locale),
      until: clockOf(untilMinute, locale),
    },
  };
}

/** Minutes after midnight as a time field holds them: 'hh:mm'. */
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The other way round; null for what is no time of the clock. */
export function minutesOf(time: string): number | null {
  const found = /^(\d{2}):(\d{2})$/.exec(time);
  if (!found) return null;
  const [hours, minutes] = [Number(found[1]), Number(found[2])];
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : null;
}
