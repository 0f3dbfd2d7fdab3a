import { z } from 'zod';
import type { CandidateExam } from '../../domain/candidate-exam.ts';
import { canBeKept, examContent, examKinds } from '../../domain/exam-content.ts';
import { faultCodes } from '../../domain/exam-publishing-faults.ts';

export type * from '../../domain/candidate-exam.ts';
export type * from '../../domain/exam-content.ts';
export type * from '../../domain/rich-text.ts';
/** An editor sees at once how a text will look, and what the points of a draft add up to. */
export { richText } from '../../domain/rich-text.ts';
export { maxPointsOf } from '../../domain/scoring.ts';

/**
 * The bank as JSON. For its editors: `/api/exam-bank` (exams), `/api/exam-versions/:id` (what an exam holds),
 * `/api/study-fields`, `/api/media`. For who schedules: `/api/exams`, without any content.
 */

const studyFieldName = z.object({ id: z.uuid(), name: z.string() });

export const versionStates = ['draft', 'published', 'retired'] as const;

/** One version in lists: everything but its content. */
export const versionSummary = z
  .object({
    id: z.uuid(),
    number: z.int(),
    state: z.enum(versionStates),
    title: z.string(),
    durationMinutes: z.int(),
    cutScore: z.int(),
    maxPoints: z.int(),
    createdAt: z.iso.datetime(),
    publishedAt: z.iso.datetime().nullable(),
    /** The name of whom. */
    publishedBy: z.string().nullable(),
    retiredAt: z.iso.datetime().nullable(),
    retiredBy: z.string().nullable(),
    /** Null where a newer version took its place. */
    retiredReason: z.string().nullable(),
  })
  .meta({ id: 'ExamVersionSummary' });
export type VersionSummary = z.infer<typeof versionSummary>;

/** `GET /api/exam-bank`, `GET /api/exam-bank/:id`. The newest version first; there is always one. */
export const bankExam = z
  .object({
    id: z.uuid(),
    code: z.string(),
    kind: z.enum(examKinds),
    /** Of the published version, else of the newest. */
    title: z.string(),
    studyFields: z.array(studyFieldName),
    createdAt: z.iso.datetime(),
    versions: z.array(versionSummary),
  })
  .meta({ id: 'BankExam' });
export type BankExam = z.infer<typeof bankExam>;

/** `q` looks in code and titles. `state`: exams that have a version in that state. */
export const bankFilter = z.object({
  q: z.string().trim().max(100).refine(canBeKept).optional(),
  kind: z.enum(examKinds).optional(),
  state: z.enum(versionStates).optional(),
  studyFieldId: z.uuid().optional(),
});

const line = (max: number) => z.string().trim().min(1).max(max).refine(canBeKept);
const title = line(200);
const studyFieldIds = z.array(z.uuid()).max(100);

/** `POST /api/exam-bank`: an exam with an empty first draft. 409 when the code is taken. */
export const newExam = z
  .object({
    /** Capitals, digits and hyphens: LE-VZ-03. */
    code: z
      .string()
      .trim()
      .max(40)
      .regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/),
    kind: z.enum(examKinds),
    title,
    studyFieldIds,
  })
  .meta({ id: 'NewExam' });
export type NewExam = z.infer<typeof newExam>;

/** `PUT /api/exam-bank/:id/study-fields`: who may schedule it; holds at once, also for the published version. */
export const examStudyFields = z.object({ studyFieldIds }).meta({ id: 'ExamStudyFields' });

/** What the checks before publishing say, in words of the reader's language; `where` names the section and question. */
export const publishingFault = z
  .object({
    code: z.enum(faultCodes),
    /** Null: the exam as a whole. */
    sectionId: z.string().nullable(),
    itemId: z.string().nullable(),
    /** The question's number as the candidate sees it. */
    itemNumber: z.int().nullable(),
    message: z.string(),
  })
  .meta({ id: 'PublishingFault' });
export type PublishingFault = z.infer<typeof publishingFault>;

/** `GET /api/exam-versions/:id`. `version` counts the changes: send it as `If-Match` with each writing. */
export const examVersion = versionSummary
  .extend({
    examId: z.uuid(),
    code: z.string(),
    kind: z.enum(examKinds),
    version: z.int(),
    content: examContent,
    /** What still stands in the way of publishing; empty for what was published. */
    faults: z.array(publishingFault),
    /** The files that the content names, for those that are there. */
    media: z.array(
      z.object({
        id: z.uuid(),
        mediaType: z.string(),
        name: z.string(),
        width: z.int().nullable(),
        height: z.int().nullable(),
        durationMs: z.int().nullable(),
      }),
    ),
  })
  .meta({ id: 'ExamVersion' });
export type ExamVersionDetails = z.infer<typeof examVersion>;

/**
 * `PUT /api/exam-versions/:id` with `If-Match`: saves a draft as it stands, also with faults, and answers with it. 409
 * when it is no draft any more, 412 when someone else saved it in between.
 */
export const draft = z
  .object({
    title,
    durationMinutes: z.int().min(1).max(600),
    /** The least points for a 5.5; 0 while it is not known yet. */
    cutScore: z.int().min(0).max(100_000),
    content: examContent,
  })
  .meta({ id: 'ExamDraft' });
export type Draft = z.infer<typeof draft>;

/** `POST /api/exam-versions/:id/retire`: from then on nobody schedules it any more; sittings that there are go on. */
export const retirement = z.object({ reason: line(2_000) }).meta({ id: 'Retirement' });

/** `GET /api/exam-versions/:id/preview`: what a candidate's browser gets. */
export const candidateView = z
  .object({ title: z.string(), durationMinutes: z.int(), exam: z.custom<CandidateExam>().meta({ type: 'object' }) })
  .meta({ id: 'CandidateView' });

/** `GET /api/study-fields` (`retired=true` shows those too), in the order of the application form. */
export const studyField = z
  .object({
    id: z.uuid(),
    code: z.string(),
    name: z.string(),
    /** The heading under which it stands on the form. */
    groupName: z.string(),
    retiredAt: z.iso.datetime().nullable(),
    /** How many exams fall under it. */
    exams: z.int(),
  })
  .meta({ id: 'StudyField' });
export type StudyField = z.infer<typeof studyField>;
export const studyFieldFilter = z.object({ retired: z.enum(['true', 'false']).optional() });

/** `PUT /api/study-fields/:id`: another name or heading; it stays the same field. */
export const studyFieldNames = z.object({ name: line(200), groupName: line(200) }).meta({ id: 'StudyFieldNames' });
/** `POST /api/study-fields`. 409 when the code is taken. `POST /api/study-fields/:id/retire`: no longer on the form. */
export const newStudyField = studyFieldNames
  .extend({
    code: z
      .string()
      .trim()
      .max(40)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  })
  .meta({ id: 'NewStudyField' });

/**
 * `POST /api/media?name=…`: the bytes themselves as the body, PNG, JPEG or MP3 up to 10 MB; what it is, is found in the
 * bytes. 415 for anything else. The same file twice is one file. `GET /api/media/:id` gives the bytes.
 */
export const media = z
  .object({
    id: z.uuid(),
    mediaType: z.enum(['image/png', 'image/jpeg', 'audio/mpeg']),
    name: z.string(),
    width: z.int().nullable(),
    height: z.int().nullable(),
    durationMs: z.int().nullable(),
  })
  .meta({ id: 'Media' });
export type Media = z.infer<typeof media>;
export const mediaName = z.object({ name: line(200) });

/** `GET /api/exams`: what can be scheduled, by code. The id is that of the exam; its published version is meant. */
export const schedulableExam = z
  .object({
    id: z.uuid(),
    code: z.string(),
    kind: z.enum(examKinds),
    title: z.string(),
    durationMinutes: z.int(),
    studyFields: z.array(studyFieldName),
  })
  .meta({ id: 'SchedulableExam' });
export type SchedulableExam = z.infer<typeof schedulableExam>;
/** A school names one of its own; without it, all its own count. `accountId`: the helpdesk acts for that holder. */
export const schedulableFilter = z.object({ schoolId: z.uuid().optional(), accountId: z.uuid().optional() });
