import { z } from 'zod';
import { examKinds } from '../../domain/exam-content.ts';
import { candidateStates } from '../../domain/results.ts';

/**
 * What was scored, per sitting and candidate. Grades are reckoned by the server alone: `tenths` to sort and draw with,
 * `text` to show, with the decimal sign of the reader's language. Days are `yyyy-mm-dd` in Amsterdam, instants ISO 8601.
 */

const grade = z.object({ tenths: z.int(), text: z.string() });

/** Until now; `finished` counts those who handed in, and those whose time was over. */
const progress = z.object({ candidates: z.int(), started: z.int(), finished: z.int() });

/** How those who finished did, all together; null while nobody did, and before the release. */
const summary = z.object({
  average: grade,
  passed: z.int(),
  /** Of those who finished, in whole percents. */
  passedPercent: z.int(),
});

/** A sitting in the list of results, and what is known of it as a whole. `id` is the sitting's id. */
export const sittingResultsRow = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    school: z.object({ id: z.uuid(), name: z.string() }),
    exam: z.object({ code: z.string(), title: z.string(), kind: z.enum(examKinds) }),
    location: z.string(),
    firstDay: z.iso.date(),
    lastDay: z.iso.date(),
    /** False: the results are released at `availableFrom`, and nothing of them is told before. */
    available: z.boolean(),
    availableFrom: z.iso.datetime(),
    /** True while candidates can still sit this exam, or are sitting it: what is shown as a whole can still move. */
    provisional: z.boolean(),
    progress,
    summary: summary.nullable(),
  })
  .meta({ id: 'SittingResultsRow' });
export type SittingResultsRow = z.infer<typeof sittingResultsRow>;

export const candidateResult = z.object({
  /** The registration's id. */
  id: z.uuid(),
  studentNumber: z.string(),
  /** As a list shows it: 'Berg, Fatima van den'. The list comes in this order. */
  name: z.string(),
  /** `absent`: never started, and can't any more. */
  state: z.enum(candidateStates),
  /** The exam date: the day on which this candidate started. */
  examDate: z.iso.date().nullable(),
  /** Null until finished, and before the release. */
  result: z
    .object({
      points: z.int(),
      maxPoints: z.int(),
      cutScore: z.int(),
      grade,
      passed: z.boolean(),
      /** True while the sitting is: see there. */
      provisional: z.boolean(),
    })
    .nullable(),
});
export type CandidateResult = z.infer<typeof candidateResult>;

/**
 * How the grades are spread: ten columns of the same width, from 1 to 10, each the grade rounded to a whole one. So 6 is
 * from 5.5 to 6.4, and whoever passed stands at 6 or higher. Empty before the release.
 */
const spreadColumn = z.object({
  grade: z.int().min(1).max(10),
  /** Its first and last grade in words, as '5,5' and '6,4'. */
  from: z.string(),
  to: z.string(),
  count: z.int(),
  passed: z.boolean(),
});

export const sittingResults = sittingResultsRow
  .extend({
    cutScore: z.int().nullable(),
    maxPoints: z.int().nullable(),
    spread: z.array(spreadColumn),
    candidates: z.array(candidateResult),
  })
  .meta({ id: 'SittingResults' });
export type SittingResults = z.infer<typeof sittingResults>;

/** `GET /api/results`. Sorted by the last day, the newest first, unless asked otherwise. */
export const resultsFilter = z.object({
  /** Looked for in the exam's code and title, the location, the school's name and the reference. */
  q: z
    .string()
    .max(100)
    .regex(/^\P{Cc}*$/u)
    .optional(),
  available: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .optional(),
});
export const resultsSort = z.enum(['lastDay', 'exam']);

/** `GET /api/results/{id}/files/{format}`: a file to keep, 404 before the release. No date of birth in any of them. */
export const resultFormats = ['xlsx', 'csv', 'pdf'] as const;
export type ResultFormat = (typeof resultFormats)[number];
