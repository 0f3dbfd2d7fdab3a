import { z } from 'zod';
import { wholeWindow } from './exam-window.ts';
import { calendarDaysAfter, startOfWork } from './working-days.ts';

/** What is asked for when exams are scheduled, whoever types it in. Source: "Klaarzetten examens". */

/** One line, as long as it may be. Control characters have no place in it, and PostgreSQL refuses some. */
const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .regex(/^\P{Cc}*$/u);
const name = line(100);
/** `yyyy-mm-dd`. */
const day = z.iso.date();

/** One candidate as the school names them. */
export const candidateEntry = z.object({
  /** Text: it can start with a zero. */
  studentNumber: line(30).min(1),
  givenName: name.min(1),
  /** The tussenvoegsel, apart; empty where there is none. */
  infix: line(30),
  familyName: name.min(1),
  dateOfBirth: day,
  /** On top of the exam's duration, in minutes. */
  extraMinutes: z.int().min(0).max(600),
});
export type CandidateEntry = z.infer<typeof candidateEntry>;

/** Minutes after midnight in Amsterdam. */
const minute = z
  .int()
  .min(0)
  .max(24 * 60);
export const examWindow = z
  .object({ firstDay: day, lastDay: day, fromMinute: minute, untilMinute: minute })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, { path: ['lastDay'], message: 'before-first-day' })
  .refine(({ fromMinute, untilMinute }) => fromMinute < untilMinute, { path: ['untilMinute'], message: 'before-from' });

/** The most candidates that one sitting can have. */
export const mostCandidates = 2_000;

/** The most sittings that one filled template can ask for: they are made in one transaction, or none of them. */
export const mostSittings = 200;

/** One sitting that is to be made. */
export const sittingEntry = z.object({
  examId: z.uuid(),
  location: line(200).min(1),
  window: examWindow,
  candidates: z.array(candidateEntry).max(mostCandidates),
});
export type SittingEntry = z.infer<typeof sittingEntry>;

/** What a filled template asks for. */
export const schedulingPlan = z.object({
  sittings: z.array(
    /** `rows` of the file, one for each candidate; a plan of before they were kept has none. */
    sittingEntry.extend({ rows: z.array(z.int()).max(mostCandidates).optional() }),
  ),
});
export type SchedulingPlan = z.infer<typeof schedulingPlan>;

/** When the first of its sittings opens; null when it asks for none. */
export function firstSittingAt({ sittings }: SchedulingPlan): Date | null {
  const [first] = sittings.map(({ window }) => wholeWindow(window).opensAt.getTime()).sort((a, b) => a - b);
  return first === undefined ? null : new Date(first);
}

/**
 * When the results of what the helpdesk scheduled are released: on the morning, some calendar days after the last of the
 * request's sittings. Source: "Resultaten", "enkele dagen na het laatste afnamemoment".
 *
 * @param closings the last closings of the request's sittings; at least one
 */
export const resultsRelease = (closings: readonly Date[], releaseDays: number): Date =>
  calendarDaysAfter(new Date(Math.max(...closings.map((closing) => closing.getTime()))), releaseDays, startOfWork);
