/** Days as people type them in a field without a calendar: a date of birth is known by heart, and years away from today. */

/** `1-2-2008`, `01/02/2008`, `01022008` and `2008-02-01` as `yyyy-mm-dd`; null for what is no day of the calendar. */
export function isoDay(typed: string): string | null {
  const text = typed.trim();
  // Without signs, too: the keypad of some telephones has digits alone.
  const dutch = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text) ?? /^(\d\d)(\d\d)((?:19|20)\d\d)$/.exec(text);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const [year, month, day] = dutch ? [dutch[3], dutch[2], dutch[1]].map(Number) : iso ? iso.slice(1).map(Number) : [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? date.toISOString().slice(0, 10) : null;
}

/** A day of the calendar as such a field shows it, dd-mm-yyyy; what is no day stays as it was typed. */
export function dutchDay(typed: string): string {
  const iso = isoDay(typed);
  return iso === null ? typed : iso.split('-').reverse().join('-');
}
