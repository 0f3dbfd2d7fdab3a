/** Days as `yyyy-mm-dd`, which have no time and so no time zone. */
const languageTag = (locale: string) => (locale === 'nl' ? 'nl-NL' : 'en-GB');

/** 'maandag 4 januari 2027' */
export function dayInWords(day: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(languageTag(locale), {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).formatToParts(new Date(`${day}T00:00:00Z`));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`;
}

export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
