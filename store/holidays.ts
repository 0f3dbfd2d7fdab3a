import Holidays from 'date-holidays';

/**
 * The days of a year on which the bureau is closed by default, with their Dutch names. Liberation Day is free at the bureau
 * once in five years, as the public holidays are; a person changes that in the calendar. What a thread of
 * `reference-data.ts` runs.
 */
export default function dutchHolidaysOf(year: number): { day: string; name: string }[] {
  const found = new Holidays('NL', { languages: ['nl'] })
    .getHolidays(year)
    .filter(({ type, rule }) => type === 'public' || (rule.includes('05-05') && year % 5 === 0))
    .map(({ date, name }) => ({ day: date.slice(0, 10), name }));
  return [...new Map(found.map((holiday) => [holiday.day, holiday])).values()];
}
