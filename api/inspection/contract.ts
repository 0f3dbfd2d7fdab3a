import { z } from 'zod';
import { inspectionPhases } from '../../domain/inspection.ts';

/** Inspection of a failed exam, asked for by its school. Days are `yyyy-mm-dd` in Amsterdam, instants ISO 8601. */

/** One line, without control characters. */
const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^\P{Cc}*$/u);

/** `POST /api/inspections`. `id` is made by the browser once per form: sent twice, it is one request. */
export const inspectionRequest = z
  .object({
    id: z.uuid(),
    /** One of the own schools; needed only by who has more than one. */
    schoolId: z.uuid().optional(),
    studentName: line(200),
    dateOfBirth: z.iso.date(),
    /** Its code, its title, or what the school calls it. */
    examName: line(200),
    examDate: z.iso.date(),
  })
  .meta({ id: 'InspectionRequest' });
export type InspectionRequest = z.infer<typeof inspectionRequest>;

export const inspectionRow = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    school: z.object({ id: z.uuid(), name: z.string() }),
    requestedBy: z.string(),
    receivedAt: z.iso.datetime(),
    /** As the school wrote them; the date of birth is not told again. */
    studentName: z.string(),
    examName: z.string(),
    examDate: z.iso.date(),
    phase: z.enum(inspectionPhases),
    /** When the results are released, where the request waits for that. */
    resultsFrom: z.iso.datetime().nullable(),
    /** By when the printout is promised; null once the request is closed. */
    promisedFor: z.iso.datetime().nullable(),
    deliveredAt: z.iso.datetime().nullable(),
    /** True when the reader may open `/api/inspections/{id}/printout`. */
    hasPrintout: z.boolean(),
  })
  .meta({ id: 'InspectionRow' });
export type InspectionRow = z.infer<typeof inspectionRow>;

const fit = z.enum(['same', 'alike', 'part', 'other']);

/** An exam that may be meant, with how well each thing fits; best first. For the helpdesk alone. */
export const matchCandidate = z.object({
  attemptId: z.uuid(),
  name: z.string(),
  studentNumber: z.string(),
  /** Masked on the screen until asked for. */
  dateOfBirth: z.iso.date(),
  exam: z.object({ code: z.string(), title: z.string() }),
  examDate: z.iso.date(),
  fits: z.object({ name: fit, dateOfBirth: fit, exam: fit, examDate: fit }),
  /** Why this one can't be chosen: still being made, passed, or already being looked into. */
  obstacle: z.enum(['busy', 'passed', 'open']).nullable(),
});
export type MatchCandidate = z.infer<typeof matchCandidate>;

export const inspection = inspectionRow
  .extend({
    /** The exam that was found. The result is there from its release on. */
    attempt: z
      .object({
        id: z.uuid(),
        name: z.string(),
        exam: z.object({ code: z.string(), title: z.string() }),
        examDate: z.iso.date(),
        result: z.object({ points: z.int(), maxPoints: z.int(), grade: z.string(), passed: z.boolean() }).nullable(),
      })
      .nullable(),
    /** Why it was refused, in the helpdesk's words. */
    reason: z.string().nullable(),
    /** For the helpdesk: what to choose from while no exam was found for certain. */
    match: z.object({ dateOfBirth: z.iso.date(), candidates: z.array(matchCandidate) }).nullable(),
    /** For the helpdesk: when the school first opened the printout, and who. */
    firstOpened: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
    timeline: z.array(z.object({ at: z.iso.datetime(), code: z.string(), actor: z.string().nullable() })),
  })
  .meta({ id: 'Inspection' });
export type Inspection = z.infer<typeof inspection>;

/** What became of a request at once: a case, or a plain no with the rule that says so. */
export const inspectionAnswer = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('received'), inspection }),
    /** `passed`: 5.5 or higher; `busy`: the exam is still being made. `text` names the rule. */
    z.object({ kind: z.literal('refused'), rule: z.enum(['passed', 'busy']), text: z.string() }),
    /** The same was asked before and is being dealt with. */
    z.object({ kind: z.literal('already-open'), text: z.string(), inspection: inspectionRow }),
  ])
  .meta({ id: 'InspectionAnswer' });
export type InspectionAnswer = z.infer<typeof inspectionAnswer>;

/** `GET /api/inspection-exams`: the exams that the own school's candidates made, to choose from in the form. */
export const inspectionExam = z
  .object({ id: z.uuid(), code: z.string(), title: z.string() })
  .meta({ id: 'InspectionExam' });
export type InspectionExam = z.infer<typeof inspectionExam>;

/** `POST /api/inspections/{id}/match`: the helpdesk says which exam is meant. */
export const inspectionMatch = z.object({ decisionId: z.uuid(), attemptId: z.uuid() }).meta({ id: 'InspectionMatch' });
export type InspectionMatch = z.infer<typeof inspectionMatch>;

/** `processed`: the process has taken the decision and went on. Otherwise it is safe and will be taken up. */
export const inspectionReceipt = z.object({ inspection, processed: z.boolean() }).meta({ id: 'InspectionReceipt' });
export type InspectionReceipt = z.infer<typeof inspectionReceipt>;

export const inspectionFilter = z.object({
  phase: z.enum(['open', 'closed']).optional(),
  /** Looked for in the exam's name, the school's name and the reference; never a person's data. */
  q: z
    .string()
    .max(100)
    .regex(/^\P{Cc}*$/u)
    .optional(),
});
