import { DateTime } from 'luxon';
import { fullName, type CandidateName } from './candidates.ts';
import { dayAfter, dayOf, wholeWindow, type ExamWindow } from './exam-window.ts';
import type { CandidateEntry, SchedulingPlan } from './scheduling.ts';
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
  'time-left-too-short',
  'no-candidates',
  'same-person',
  'registered-elsewhere',
  'overlap',
  'twice-in-file',
  'overlap-in-file',
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
export type OtherRegistration = {
  studentNumber: string;
  /** A sitting that exists, by its reference; or one that the same file asks for, by the row of the student in it. */
  of: { reference: string } | { row: number };
  sameExam: boolean;
  window: ExamWindow;
};

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
  return [...warnings, ...warningsOfTooLittleTime(window, durationMinutes, now)];
}

/** Whether the exam fits into the hours, or, on the last day, into what is left of them. */
export function warningsOfTooLittleTime(window: ExamWindow, needed: number, now: Date): SchedulingWarning[] {
  const { open, isRunningOut, key } = timeFor(window, now);
  if (open >= needed) return [];
  return [ofSitting(isRunningOut ? 'time-left-too-short' : 'window-too-short', { open, needed }, `${key}/${needed}`)];
}

/** A list without anyone in it. */
export const warningOfNobody = (): SchedulingWarning => ofSitting('no-candidates', {});

/** Whose time does not go together with the window or with another sitting. */
export function warningsOfTime(
  candidates: readonly CandidateEntry[],
  window: ExamWindow,
  durationMinutes: number,
  others: readonly OtherRegistration[],
  now: Date,
): SchedulingWarning[] {
  const { open, key } = timeFor(window, now);
  const othersOf = Map.groupBy(others, ({ studentNumber }) => studentNumber);
  return candidates.flatMap((candidate, row) => {
    const about = ofCandidate(candidate, row);
    const needed = durationMinutes + candidate.extraMinutes;
    const doesNotFit = durationMinutes <= open && open < needed;
    return [
      ...(doesNotFit ? [about('extra-time-does-not-fit', { open, needed }, `${key}/${needed}`)] : []),
      ...(othersOf.get(candidate.studentNumber) ?? []).flatMap((other) => {
        if (!other.sameExam && !areAtTheSameTime(window, other.window)) return [];
        if ('row' in other.of) {
          const code = other.sameExam ? 'twice-in-file' : 'overlap-in-file';
          return [about(code, other.of, String(other.of.row))];
        }
        return [about(other.sameExam ? 'registered-elsewhere' : 'overlap', other.of, other.of.reference)];
      }),
    ];
  });
}

/**
 * Where else in the same file the students of one of its sittings stand.
 *
 * @returns them, by the place of the sitting in the plan
 */
export function othersInFile({ sittings }: SchedulingPlan): (place: number) => OtherRegistration[] {
  const all = sittings.flatMap(({ candidates, rows = [], examId, window }, place) =>
    candidates.flatMap(({ studentNumber }, index) => {
      const row = rows[index];
      return row === undefined ? [] : [{ studentNumber, place, examId, window, row }];
    }),
  );
  const ofStudent = Map.groupBy(all, ({ studentNumber }) => studentNumber);
  return (place) =>
    (sittings[place]?.candidates ?? []).flatMap(({ studentNumber }) =>
      (ofStudent.get(studentNumber) ?? [])
        .filter((other) => other.place !== place)
        .map(({ examId, window, row }) => {
          const sameExam = examId === sittings[place]?.examId;
          return { studentNumber, of: { row }, sameExam, window };
        }),
    );
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

/**
 * How many minutes there are for someone who begins as early as possible: the hours of a day, or what is left of them once
 * the last day has begun. By its key a warning of them is known again a minute later.
 */
function timeFor(window: ExamWindow, now: Date): { open: number; isRunningOut: boolean; key: string } {
  const inADay = window.untilMinute - window.fromMinute;
  const left = Math.floor((wholeWindow(window).closesAt.getTime() - now.getTime()) / 60_000);
  const isRunningOut = window.lastDay === dayOf(now) && left < inADay;
  return isRunningOut
    ? { open: Math.max(0, left), isRunningOut, key: 'left' }
    : { open: inADay, isRunningOut, key: String(inADay) };
}

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
