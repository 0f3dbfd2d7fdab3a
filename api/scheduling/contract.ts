import { z } from 'zod';
import { candidateEntry, examWindow, sittingEntry } from '../../domain/scheduling.ts';

/**
 * Sittings as JSON: scheduling, changing and cancelling them, and their candidates. Instants are ISO 8601 in UTC, days
 * are `yyyy-mm-dd` and hours are minutes after midnight, both in Amsterdam. A school sees its own sittings alone;
 * another school's id answers 404. Faults of a candidate are named by the row: `candidates.3.dateOfBirth`.
 */

export { candidateEntry, examWindow, sittingEntry };

const person = z.object({ id: z.uuid(), name: z.string() });

/** coming: not open yet; running: between the first opening and the last closing; past: closed. */
export const sittingState = z.enum(['coming', 'running', 'past', 'cancelled']);

const sittingBasics = z.object({
  id: z.uuid(),
  /** AM-2026-00012 */
  reference: z.string(),
  state: sittingState,
  school: person,
  exam: z.object({
    id: z.uuid(),
    code: z.string(),
    title: z.string(),
    kind: z.enum(['reading', 'listening', 'theory']),
    durationMinutes: z.int(),
  }),
  location: z.string(),
  window: z.object({ firstDay: z.iso.date(), lastDay: z.iso.date(), fromMinute: z.int(), untilMinute: z.int() }),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  /** From when on the school sees the results. */
  resultsFrom: z.iso.datetime(),
  /** The account holder whose sitting it is. */
  owner: person,
  /** Scheduled by the helpdesk, on this request; null where the account holder did it. */
  schedulingRequestId: z.uuid().nullable(),
  /** `helpdesk` also where it did so by hand, without a request. */
  scheduledBy: z.enum(['holder', 'helpdesk']),
  /** Sent back in If-Match when it is changed; it stands on the attendance list too. */
  version: z.int(),
  createdAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  cancelledAt: z.iso.datetime().nullable(),
  /** Without those who were withdrawn. `registered` is all, also those who started or handed in. */
  counts: z.object({ registered: z.int(), busy: z.int(), handedIn: z.int() }),
});

export const sittingRow = sittingBasics.meta({ id: 'SittingRow' });
export type SittingRow = z.infer<typeof sittingRow>;

/** How far a candidate is. */
export const candidateState = z.enum(['not-started', 'busy', 'handed-in', 'withdrawn']);

export const candidate = z
  .object({
    /** The registration's id. */
    id: z.uuid(),
    /** Nine digits; shown in groups of three: 123 456 789. */
    examNumber: z.string(),
    studentNumber: z.string(),
    givenName: z.string(),
    infix: z.string(),
    familyName: z.string(),
    /** Only the year, as '••-••-2005': the whole date serves the matching of an inspection alone. */
    dateOfBirth: z.string(),
    extraMinutes: z.int(),
    state: candidateState,
    startedAt: z.iso.datetime().nullable(),
    handedInAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Candidate' });
export type Candidate = z.infer<typeof candidate>;

export const sitting = sittingBasics
  .extend({
    /** Why it was cancelled. */
    cancelReason: z.string().nullable(),
    /** In the order of the attendance list; those who were withdrawn come last. */
    candidates: z.array(candidate),
    /** What can still be done with it, by whoever may; the server refuses the rest with 409. */
    can: z.object({ change: z.boolean(), cancel: z.boolean(), addCandidates: z.boolean() }),
    /** Who could take it over: account holders of the school that may schedule this exam. */
    colleagues: z.array(person),
    /** `code` has its sentence in locales/<lang>/domain.json under `events`. */
    timeline: z.array(z.object({ at: z.iso.datetime(), code: z.string(), actor: z.string().nullable() })),
  })
  .meta({ id: 'Sitting' });
export type Sitting = z.infer<typeof sitting>;

/** `GET /api/sittings`. Sorted on opensAt unless asked otherwise: coming ones first to last, past ones last to first. */
export const sittingFilter = z.object({
  state: sittingState.optional(),
  schoolId: z.uuid().optional(),
  schedulingRequestId: z.uuid().optional(),
  /** Looked for in reference, exam code, exam title, location and school; never a person's data. */
  q: z
    .string()
    .max(100)
    .regex(/^\P{Cc}*$/u)
    .optional(),
});
export const sittingSort = z.enum(['opensAt', 'createdAt', 'changedAt', 'reference', 'location']);

/** Keys of warnings that the person has read and goes on with; `POST /api/sittings/check` gives them. */
const confirmedWarnings = z.array(z.string().max(200)).max(20_000).default([]);

/** For whom: an account holder leaves both out, unless working at more schools. The helpdesk gives both. */
const place = { schoolId: z.uuid().optional(), ownerId: z.uuid().optional() };

/** `POST /api/sittings`. `id` is made by the browser once per form: the same id twice is one sitting. */
export const newSitting = sittingEntry.extend({ id: z.uuid(), ...place, confirmedWarnings }).meta({ id: 'NewSitting' });
export type NewSitting = z.input<typeof newSitting>;

/**
 * `POST /api/sittings/check`: what there is to warn of before it is saved. With `sittingId`, of a change to that one,
 * or of candidates that are added to it (`candidates` then are the added ones). What is impossible is answered as on
 * saving: 422, by field. With the `id` or the `submissionId` of what is saved next: where that was saved already, with an
 * answer that got lost, there is nothing to warn of, and 409 where it was saved with something else in it.
 */
export const sittingToCheck = sittingEntry
  .extend({
    ...place,
    sittingId: z.uuid().optional(),
    id: z.uuid().optional(),
    submissionId: z.uuid().optional(),
  })
  .meta({ id: 'SittingToCheck' });
export type SittingToCheck = z.input<typeof sittingToCheck>;

export const warningCode = z.enum([
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
]);
export const warning = z
  .object({
    /** Goes back in `confirmedWarnings`. */
    key: z.string(),
    code: warningCode,
    /** The row in `candidates`, from 0; null for what is about the sitting itself. */
    row: z.int().nullable(),
    /** Who it is about, as one speaks the name. */
    person: z.string().nullable(),
    /** The whole warning as a sentence, in the reader's language. */
    message: z.string(),
  })
  .meta({ id: 'SchedulingWarning' });
export type Warning = z.infer<typeof warning>;
export const warnings = z.object({ warnings: z.array(warning) }).meta({ id: 'SchedulingWarnings' });

/** `PUT /api/sittings/:id`, with If-Match. Only as long as nobody has started. */
export const sittingChange = sittingEntry
  .omit({ candidates: true })
  .extend({ confirmedWarnings })
  .meta({ id: 'SittingChange' });
export type SittingChange = z.input<typeof sittingChange>;

/** `POST /api/sittings/:id/cancellation`, with If-Match. Only as long as nobody has started. */
export const cancellation = z
  .object({
    reason: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .regex(/^(?:[^\p{Cc}]|[\r\n\t])*$/u),
  })
  .meta({ id: 'SittingCancellation' });

/** `PUT /api/sittings/:id/owner`, with If-Match: an account holder takes it over, the helpdesk passes it on. */
export const newOwner = z.object({ accountId: z.uuid() }).meta({ id: 'SittingOwner' });

/** `POST /api/sittings/:id/candidates`, until the window closes. The same submissionId twice adds them once. */
export const addedCandidates = z
  .object({
    submissionId: z.uuid(),
    candidates: sittingEntry.shape.candidates.min(1),
    confirmedWarnings,
  })
  .meta({ id: 'AddedCandidates' });
export type AddedCandidates = z.input<typeof addedCandidates>;

/**
 * `PUT /api/sittings/:id/candidates/:registrationId`, with If-Match (the sitting's version), as long as this one has
 * not started. Without a date of birth the one that is known stays. `POST …/check` tells what it would give reason to
 * warn of; nothing is saved. `POST …/withdrawal`, with If-Match and no body, withdraws the candidate: the exam number no
 * longer logs in.
 */
export const candidateChange = candidateEntry
  .partial({ dateOfBirth: true })
  .extend({ confirmedWarnings })
  .meta({ id: 'CandidateChange' });
export type CandidateChange = z.input<typeof candidateChange>;

/** `GET /api/scheduling-schools`: where and for whom the reader may schedule. */
export const schedulingSchool = z
  .object({ id: z.uuid(), name: z.string(), holders: z.array(person.extend({ location: z.string() })) })
  .meta({ id: 'SchedulingSchool' });
export const schedulingSchools = z.object({ data: z.array(schedulingSchool) }).meta({ id: 'SchedulingSchools' });
export type SchedulingSchool = z.infer<typeof schedulingSchool>;

/**
 * `POST /api/candidate-lists`: a list as multipart form, either `file` (xlsx or csv) or `text` (pasted from a
 * spreadsheet). Nothing is saved: the answer fills the form, in which what is wrong is mended.
 */
export const candidateList = z
  .object({
    rows: z.array(
      z.object({
        /** The row in the file, from 1. */
        row: z.int(),
        /** As understood, or as it stands there: dates as `yyyy-mm-dd` and minutes as digits where they are understood. */
        values: z.object({
          studentNumber: z.string(),
          givenName: z.string(),
          infix: z.string(),
          familyName: z.string(),
          dateOfBirth: z.string(),
          extraMinutes: z.string(),
        }),
        /** What is wrong with it, in the reader's language; `field` is one of the values. */
        faults: z.array(z.object({ field: z.string(), message: z.string() })),
      }),
    ),
    /** What is wrong with the list as a whole: a column that is missing, for one. */
    faults: z.array(z.string()),
  })
  .meta({ id: 'CandidateList' });
export type CandidateList = z.infer<typeof candidateList>;

/** `GET /api/sittings/:id/<name>`: PDFs to print. Extra time stands on the invigilator's sheet alone. */
export const sittingDocuments = ['attendance-list', 'strips', 'invigilator-sheet'] as const;
export type SittingDocument = (typeof sittingDocuments)[number];

/** `GET /api/scheduling-requests/:id/attendance-lists?part=1`: how many lists lie in one file at most. */
export const listsInOneFile = 50;
export const listsPart = z.object({ part: z.coerce.number().int().min(1).max(1000).default(1) });
