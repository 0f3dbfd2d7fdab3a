import { DateTime } from 'luxon';
import type { CandidateName } from './candidates.ts';
import { fitOfName, type Fit } from './inspection-name.ts';
import { distance, slipsBetween, wordsOf } from './inspection-spelling.ts';

/**
 * Which exam a school means when it asks for inspection: "Vermeld daarin de naam van de student met geboortedatum, naam
 * van het examen en de examendatum." Source: "Inzage achteraf". Days are `yyyy-mm-dd` in Amsterdam.
 */
export type Asked = { studentName: string; dateOfBirth: string; examName: string; examDate: string };

/** An exam that a candidate of the same school made; `examDate` is the day on which it was started. */
export type MadeExam = {
  attemptId: string;
  name: CandidateName;
  dateOfBirth: string;
  exam: { code: string; title: string };
  examDate: string;
};

/** How well each thing that was asked for fits. */
export type Fits = { name: Fit; dateOfBirth: Fit; exam: Fit; examDate: Fit };
export type Candidate = { attemptId: string; fits: Fits };

/** The candidates come with it, the best first. */
export type Match =
  | { kind: 'certain'; attemptId: string; candidates: Candidate[] }
  | { kind: 'uncertain'; candidates: Candidate[] }
  | { kind: 'none'; candidates: [] };

/** Certain only when exactly one fits in all: two students with one name and birthday are never guessed between. */
export function matchExam(asked: Asked, made: readonly MadeExam[]): Match {
  const codes = new Set(made.map(({ exam }) => exam.code));
  const candidates = made
    .map((one) => ({ attemptId: one.attemptId, fits: fitsOf(asked, one, codes) }))
    .filter(({ fits }) => isWorthALook(fits))
    .sort((a, b) => rank(b.fits) - rank(a.fits))
    // Another name is looked at only where nobody has this one: nobody sees more of other students than is needed.
    .filter(({ fits }, _, all) => fits.name !== 'other' || all.every((one) => one.fits.name === 'other'));
  const [certain, ...more] = candidates.filter(({ fits }) => isCertain(fits));
  const shown = candidates.slice(0, mostShown);
  if (certain && more.length === 0) return { kind: 'certain', attemptId: certain.attemptId, candidates: shown };
  return candidates.length === 0 ? { kind: 'none', candidates: [] } : { kind: 'uncertain', candidates: shown };
}

/** More than a person can choose from. */
const mostShown = 10;

/** Exams that can't fit in this way need not be looked at: the days of birth and the days around which to look. */
export const daysToLookAt = ({ dateOfBirth, examDate }: Asked) => ({
  datesOfBirth: withSwapped(dateOfBirth),
  examDates: withSwapped(examDate).map((day) => ({ first: plusDays(day, -nearDays), last: plusDays(day, nearDays) })),
});

const fitsOf = (asked: Asked, made: MadeExam, codes: ReadonlySet<string>): Fits => ({
  name: fitOfName(asked.studentName, made.name),
  dateOfBirth: fitOfBirth(asked.dateOfBirth, made.dateOfBirth),
  exam: fitOfExam(asked.examName, made.exam, codes),
  examDate: fitOfDay(asked.examDate, made.examDate),
});

const fitsWell = (fit: Fit): boolean => fit === 'same' || fit === 'alike';

/** Spelling is forgiven; a day is not, since another day can be another person or a resit. */
const isCertain = ({ name, dateOfBirth, exam, examDate }: Fits): boolean =>
  fitsWell(name) && fitsWell(exam) && dateOfBirth === 'same' && examDate === 'same';

/** The same student's other exams, or three of the four things that were asked. */
function isWorthALook(fits: Fits): boolean {
  const { name, dateOfBirth } = fits;
  const fitting = Object.values(fits).filter((fit) => fit !== 'other').length;
  return (fitsWell(name) && fitsWell(dateOfBirth)) || fitting >= 3;
}

const worth: Record<Fit, number> = { same: 4, alike: 3, part: 1, other: 0 };
/** Who it is weighs more than what was made when. */
const rank = ({ name, dateOfBirth, exam, examDate }: Fits): number =>
  3 * worth[name] + 3 * worth[dateOfBirth] + 2 * worth[exam] + 2 * worth[examDate];

/** A day and a month that changed places happen; any other date of birth is someone else's. */
function fitOfBirth(asked: string, known: string): Fit {
  if (asked === known) return 'same';
  return swapped(asked) === known ? 'alike' : 'other';
}

/** In days: people remember the week better than the day. */
const nearDays = 7;

function fitOfDay(asked: string, known: string): Fit {
  if (asked === known) return 'same';
  const days = Math.abs(DateTime.fromISO(known, utc).diff(DateTime.fromISO(asked, utc), 'days').days);
  return days <= nearDays || swapped(asked) === known ? 'alike' : 'other';
}

const utc = { zone: 'utc' };
const plusDays = (day: string, days: number): string => DateTime.fromISO(day, utc).plus({ days }).toISODate() ?? day;

/** 2007-04-03 for 2007-03-04; null where that is no date. */
function swapped(day: string): string | null {
  const [year, month, date] = day.split('-');
  const other = DateTime.fromISO(`${year}-${date}-${month}`, utc);
  return other.isValid ? other.toISODate() : null;
}

const withSwapped = (day: string): string[] => [...new Set([day, swapped(day) ?? day])];

/** By its code, or by its title with forgiving spelling. A number in it must be the same: 'Rekenen 2' is not 'Rekenen 3'. */
function fitOfExam(written: string, { code, title }: MadeExam['exam'], codes: ReadonlySet<string>): Fit {
  const asked = wordsOf(written);
  const holds = (wanted: string) => ` ${asked.join(' ')} `.includes(` ${wordsOf(wanted).join(' ')} `);
  if (holds(code)) return 'same';
  if ([...codes].some((other) => other !== code && holds(other))) return 'other';
  const named = wordsOf(title);
  if (asked.join(' ') === named.join(' ')) return 'same';
  if (!sameNumbers(asked, named)) return 'other';
  return areAlike(asked, named) ? 'alike' : 'other';
}

const numbersIn = (words: string[]): string[] => words.filter((word) => /\d/.test(word)).sort();

function sameNumbers(asked: string[], named: string[]): boolean {
  const [one, other] = [numbersIn(asked), numbersIn(named)];
  return one.length === 0 || other.length === 0 || one.join(' ') === other.join(' ');
}

/** All words of the shorter one are in the longer one, or the whole is nearly the same. */
function areAlike(asked: string[], named: string[]): boolean {
  const [one, other] = [asked.join(''), named.join('')];
  if (distance(one, other) <= Math.floor(Math.max(one.length, other.length) / 8)) return true;
  const [shorter, longer] = asked.length <= named.length ? [asked, named] : [named, asked];
  const meaning = shorter.filter((word) => word.length > 2);
  return meaning.length > 0 && meaning.every((word) => longer.some((found) => slipsBetween(word, found) !== null));
}
