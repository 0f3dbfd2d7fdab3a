import { DateTime } from 'luxon';
import { fullName, type CandidateName } from './candidates.ts';
import { dayAfter, dayOf, type ExamWindow } from './exam-window.ts';
import type { CandidateEntry } from './scheduling.ts';
import { zone, type WorkingDayCalendar } from './working-days.ts';

/**
 * What someone is asked about before it is scheduled: it can be meant, and often it isn't. What can't be is in
 * scheduling-faults.ts. Source: "Klaarzetten examens".
 */

export const warningCodes = [
  'past-day',
  'weekend',
  'holiday',
  'window-too-short',
  'no-candidates',
  'same-person',
  'registered-elsewhere',
  'overlap',
  'extra-time-does-not-fit',
  'young',
  'old',
  'odd-name',
  'infix-in-name',
] as const;
export type WarningCode = (typeof warningCodes)[number];

export type SchedulingWarning = {
  code: WarningCode;
  /** What it is about, in the same words each time it is asked: by this a warning is known again when it is confirmed. */
  key: string;
  /** The row of the list, from 0; null for what is about the sitting itself. */
  row: number | null;
  person: string | null;
  /** For its sentence. Days are `yyyy-mm-dd`. */
  values: Record<string, string | number>;
};

/** A sitting that is still to come, or running, in which a student of the list is registered as well. */
export type OtherRegistration = { studentNumber: string; reference: string; sameExam: boolean; window: ExamWindow };

/** What is unusual about the days and hours. */
export function warningsOfWindow(
  window: ExamWindow,
  durationMinutes: number,
  calendar: WorkingDayCalendar,
  now: Date,
): SchedulingWarning[] {
  const { firstDay, lastDay } = window;
  const ofDay = (code: WarningCode, day: string) => ofSitting(code, { day }, day);
  const warnings: SchedulingWarning[] = [];
  if (firstDay < dayOf(now)) warnings.push(ofDay('past-day', firstDay));
  // A period of weeks goes over weekends: only one that begins or ends on such a day has a slip in it.
  for (const day of new Set([firstDay, lastDay])) if (isWeekend(day)) warnings.push(ofDay('weekend', day));
  for (let day = firstDay; day <= lastDay; day = dayAfter(day)) {
    if (calendar.freeDays.has(day) && !isWeekend(day)) warnings.push(ofDay('holiday', day));
  }
  const open = minutesOpen(window);
  if (open < durationMinutes) {
    warnings.push(ofSitting('window-too-short', { open, needed: durationMinutes }, `${open}/${durationMinutes}`));
  }
  return warnings;
}

/** A list without anyone in it. */
export const warningOfNobody = (): SchedulingWarning => ofSitting('no-candidates', {});

/** Whose time does not go together with the window or with another sitting. */
export function warningsOfTime(
  candidates: readonly CandidateEntry[],
  window: ExamWindow,
  durationMinutes: number,
  others: readonly OtherRegistration[],
): SchedulingWarning[] {
  const open = minutesOpen(window);
  const othersOf = Map.groupBy(others, ({ studentNumber }) => studentNumber);
  return candidates.flatMap((candidate, row) => {
    const about = ofCandidate(candidate, row);
    const needed = durationMinutes + candidate.extraMinutes;
    const doesNotFit = durationMinutes <= open && open < needed;
    return [
      ...(doesNotFit ? [about('extra-time-does-not-fit', { open, needed }, `${open}/${needed}`)] : []),
      ...(othersOf.get(candidate.studentNumber) ?? []).flatMap((other) => {
        const { reference } = other;
        if (other.sameExam) return [about('registered-elsewhere', { reference }, reference)];
        return areAtTheSameTime(window, other.window) ? [about('overlap', { reference }, reference)] : [];
      }),
    ];
  });
}

/**
 * Who stands in the list twice under two student numbers, and what looks like a slip of the pen in names and dates.
 *
 * @param registered those who are in the sitting already
 */
export function warningsOfPersons(
  candidates: readonly CandidateEntry[],
  registered: readonly (CandidateName & { dateOfBirth: string })[],
  firstDay: string,
): SchedulingWarning[] {
  const seen = new Set(registered.map(personOf));
  return candidates.flatMap((candidate, row) => {
    const about = ofCandidate(candidate, row);
    const isThere = seen.has(personOf(candidate));
    seen.add(personOf(candidate));
    const age = yearsBetween(candidate.dateOfBirth, firstDay);
    const { givenName, familyName } = candidate;
    return [
      ...(isThere ? [about('same-person')] : []),
      ...(age < youngest ? [about('young', { age }, String(age))] : []),
      ...(age > oldest ? [about('old', { age }, String(age))] : []),
      ...([givenName, familyName].some(isOdd) ? [about('odd-name')] : []),
      ...(hasInfix(familyName) ? [about('infix-in-name')] : []),
    ];
  });
}

/** In years, on the first day of the sitting. */
const youngest = 14;
const oldest = 90;

const isWeekend = (day: string): boolean => DateTime.fromISO(day, { zone }).weekday > 5;
const minutesOpen = ({ fromMinute, untilMinute }: ExamWindow): number => untilMinute - fromMinute;

/** Two moments whose hours meet. Where one of both is a period, the student has other days for it. */
function areAtTheSameTime(one: ExamWindow, other: ExamWindow): boolean {
  const isOnDay = one.firstDay === one.lastDay && other.firstDay === other.lastDay && one.firstDay === other.firstDay;
  return isOnDay && one.fromMinute < other.untilMinute && other.fromMinute < one.untilMinute;
}

const yearsBetween = (birth: string, day: string): number =>
  Math.floor(DateTime.fromISO(day, { zone }).diff(DateTime.fromISO(birth, { zone }), 'years').years);

/** The same name, however it is written, and the same birthday. */
const personOf = (candidate: CandidateName & { dateOfBirth: string }): string => {
  const name = fullName(candidate)
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
  return `${name}/${candidate.dateOfBirth}`;
};

/** Digits and signs that no name has, or nothing that can be read out. */
const isOdd = (name: string): boolean => /[^\p{L}\p{M}\s'’‘`´.,()-]/u.test(name) || !/\p{L}/u.test(name);

/** A tussenvoegsel that stands before the family name: lists would sort on it. */
const hasInfix = (familyName: string): boolean =>
  /^(?:van|von|de|den|der|het|ter|ten|te|['’]t)\s+\S/iu.test(familyName);

const ofSitting = (code: WarningCode, values: SchedulingWarning['values'], about = ''): SchedulingWarning => ({
  code,
  key: keyOf(code, about),
  row: null,
  person: null,
  values,
});

const ofCandidate =
  (candidate: CandidateEntry, row: number) =>
  (code: WarningCode, values: SchedulingWarning['values'] = {}, about = ''): SchedulingWarning => ({
    code,
    key: keyOf(code, candidate.studentNumber, about),
    row,
    person: fullName(candidate),
    values,
  });

const keyOf = (...parts: string[]): string => parts.filter((part) => part !== '').join(':');
