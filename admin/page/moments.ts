/** Instants as people in the Netherlands read them, wherever the browser stands. */
const timeZone = 'Europe/Amsterdam';
const languageTag = (locale: string) => (locale === 'nl' ? 'nl-NL' : 'en-GB');

/** '23 november 2026' */
export function dateInWords(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(languageTag(locale), { timeZone, dateStyle: 'long' }).format(new Date(instant));
}

/** '23 november 2026, 14.05 uur', in English '23 November 2026, 14:05' */
export function momentInWords(instant: string, locale: string): string {
  const time = new Intl.DateTimeFormat(languageTag(locale), { timeZone, hour: '2-digit', minute: '2-digit' });
  const clock = time.format(new Date(instant));
  return `${dateInWords(instant, locale)}, ${locale === 'nl' ? `${clock.replace(':', '.')} uur` : clock}`;
}

/** How many midnights in the Netherlands lie between two instants; negative when the second comes first. */
export function calendarDaysBetween(from: Date, to: Date): number {
  return (midnightOf(to) - midnightOf(from)) / (24 * 60 * 60 * 1000);
}

function midnightOf(instant: Date): number {
  const [year, month, day] = new Intl.DateTimeFormat('en-CA', { timeZone }).format(instant).split('-').map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day);
}
