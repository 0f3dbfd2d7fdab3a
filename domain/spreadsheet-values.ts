import type { FaultCode } from './spreadsheet-fault.ts';

/** What people type in a cell where a day, a time or a number of minutes is meant; the code says why it is none. */
export type Read<Value> = { value: Value } | { fault: FaultCode };

/**
 * A day as Dutch schools write it: `3-2-2008`, `03/02/2008`, `3 februari 2008`, `2008-02-03`, `20080203`, or the number
 * that a spreadsheet has for it. A year of two digits is refused: whether `03/02/08` begins with the day or the year,
 * and which century is meant, can only be guessed.
 *
 * @returns the day as `yyyy-mm-dd`
 */
export function readDay(text: string): Read<string> {
  const plain = text.toLowerCase().replace(/[ t](?:[01]?\d|2[0-3])[:.][0-5]\d(?:[:.][0-5]\d(?:\.\d+)?)?z?$/, '');
  const serial = /^\d{4,5}(?:[.,]0+)?$/.exec(plain);
  if (serial) return ofSerial(Number.parseInt(plain, 10));
  const [, year, month, day] = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/.exec(plain) ?? compact.exec(plain) ?? [];
  if (year !== undefined) return ofParts(Number(year), Number(month), Number(day));
  const [, ownDay, ownMonth, ownYear] = dutch.exec(plain.replace(weekday, '')) ?? [];
  if (ownDay === undefined || ownMonth === undefined || ownYear === undefined) return { fault: 'day-unreadable' };
  if (ownYear.length !== 4) return { fault: 'day-two-digit-year' };
  const number = /^\d/.test(ownMonth) ? Number(ownMonth) : monthNamed(ownMonth);
  return number === 0 ? { fault: 'day-unreadable' } : ofParts(Number(ownYear), number, Number(ownDay));
}

const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)$/;
const dutch = /^(\d{1,2})[-/. ]+(\d{1,2}|[a-zéë]{3,9})\.?[-/. ]+['’]?(\d{4}|\d{2})$/;
const weekday = /^(?:ma|di|wo|do|vr|za|zo)(?:[a-z]*dag)?[.,]? +/;

/** From the three first letters, as the names of months differ there, save for `mrt` and English ones. */
function monthNamed(name: string): number {
  if (/^(?:mrt|mar|maa)/.test(name)) return 3;
  const months = ['jan', 'feb', '', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];
  const english: Record<string, string> = { may: 'mei', oct: 'okt' };
  const start = name.slice(0, 3);
  return months.indexOf(english[start] ?? start) + 1;
}

function ofParts(year: number, month: number, day: number): Read<string> {
  if (year < 1000) return { fault: 'day-unreadable' };
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return { fault: 'day-impossible' };
  return { value: date.toISOString().slice(0, 10) };
}

/** Days since 30 December 1899, as spreadsheets count them; a number for a day before 1920 or after 2119 is none. */
function ofSerial(serial: number): Read<string> {
  if (serial < 7306 || serial > 80_353) return { fault: 'day-unreadable' };
  return { value: new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10) };
}

/**
 * A time of the day: `9:00`, `09.00 uur`, `9u30`, `0930`, `9`, or the part of a day that a spreadsheet has for it.
 *
 * @returns minutes after midnight; `24:00` is 1440
 */
export function readTime(text: string): Read<number> {
  const plain = text
    .toLowerCase()
    .replace(/^\d{4}-\d\d-\d\d[ t]/, '')
    .replace(/ ?(?:uur|u|h)\.?$/, '');
  if (/^0?[.,]\d+$/.test(plain)) return { value: Math.round(Number(plain.replace(',', '.')) * 24 * 60) };
  // one whole day, which a spreadsheet shows as its day 1
  if (plain === '1900-01-01' || plain === '1904-01-02') return { value: 24 * 60 };
  const [, hours, minutes = '0'] =
    /^(\d{1,2})(?: ?[:.uh] ?([0-5]\d)(?:[:.]00)?)?$/.exec(plain) ?? /^(\d\d)([0-5]\d)$/.exec(plain) ?? [];
  const value = Number(hours) * 60 + Number(minutes);
  return hours === undefined || value > 24 * 60 ? { fault: 'time-unreadable' } : { value };
}

/**
 * Minutes of extra time: `30`, `30 min`, `0:30`, and nothing where there is none. More than 600 is no extra time.
 */
export function readExtraMinutes(text: string): Read<number> {
  const plain = text.toLowerCase().replace(/ ?(?:minuten|minuut|min|m|minutes)\.?$/, '');
  if (/^(?:|-|–|nee|geen|nvt|n\.v\.t\.?|no|none)$/.test(plain)) return { value: 0 };
  const [, hours, minutes] = /^(\d{1,2}):([0-5]\d)$/.exec(plain) ?? [];
  if (hours !== undefined) return upToTenHours(Number(hours) * 60 + Number(minutes));
  return /^\d{1,9}(?:[.,]0+)?$/.test(plain) ? upToTenHours(Number.parseInt(plain, 10)) : { fault: 'extra-unreadable' };
}

const upToTenHours = (minutes: number): Read<number> =>
  minutes > 600 ? { fault: 'extra-too-much' } : { value: minutes };
