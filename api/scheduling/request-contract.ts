import { z } from 'zod';
import { schedulingPhases } from '../../domain/scheduling-request.ts';
import { examWindow } from '../../domain/scheduling.ts';

/**
 * Requests to have exams scheduled by the helpdesk, with their filled templates. A school sees its own. Days are
 * `yyyy-mm-dd` in Amsterdam, instants ISO 8601.
 *
 * `GET /api/scheduling-requests`, `GET …/:id`, `POST /api/scheduling-requests` (a first file), `POST …/:id/files` (a
 * corrected one), `GET …/:id/files/:fileId` (as it arrived), `GET /api/scheduling-template`. The helpdesk decides by the
 * task: `POST /api/tasks/:id/decision`.
 */

const named = z.object({ id: z.uuid(), name: z.string() });

export const schedulingRequestRow = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    /** Null while it is not known: a mailed template of someone at several schools, until it was checked. */
    school: named.nullable(),
    requestedBy: named,
    channel: z.enum(['upload', 'mail']),
    receivedAt: z.iso.datetime(),
    phase: z.enum(schedulingPhases),
    /** By when the sittings are promised; null unless the helpdesk is at it. */
    dueAt: z.iso.datetime().nullable(),
    closedAt: z.iso.datetime().nullable(),
    /** Sittings that were made. */
    sittingCount: z.int(),
  })
  .meta({ id: 'SchedulingRequestRow' });
export type SchedulingRequestRow = z.infer<typeof schedulingRequestRow>;

/** One thing that is wrong, in the reader's language. */
const fault = z.object({
  /** The sheet, row and column; 'the file' where it is about all of it. */
  place: z.string(),
  /** What stands there; empty where it is about no cell. */
  found: z.string(),
  expected: z.string(),
});

const file = z.object({
  id: z.uuid(),
  /** Counts the files of a request, from 1; the newest holds. */
  round: z.int(),
  name: z.string(),
  receivedAt: z.iso.datetime(),
  channel: z.enum(['upload', 'mail']),
  checked: z.boolean(),
  faults: z.array(fault),
  /** Faults beside those that are listed. */
  unlisted: z.int(),
});

/** A sitting that the newest file asks for. */
const plannedSitting = z.object({
  exam: z.object({ code: z.string(), title: z.string() }),
  location: z.string(),
  window: examWindow,
  candidates: z.array(z.object({ name: z.string(), studentNumber: z.string(), extraMinutes: z.int() })),
  /** For the helpdesk: what is unusual, or has become impossible, as sentences. */
  warnings: z.array(z.string()),
});
export type PlannedSitting = z.infer<typeof plannedSitting>;

export const schedulingRequest = schedulingRequestRow
  .extend({
    /** The newest first. */
    files: z.array(file),
    /** What will be made; null while the newest file has faults, and once it was made. */
    plan: z.array(plannedSitting).nullable(),
    /** Why the helpdesk refused. */
    reason: z.string().nullable(),
    /** Until when a corrected file is waited for. */
    expiresAt: z.iso.datetime().nullable(),
    /** Where the helpdesk's task is open: which. For the bureau alone. */
    openTaskId: z.uuid().nullable(),
    /** Whether the reader can send another file. */
    canSendFile: z.boolean(),
    /** Whether the reader can withdraw it: as long as it awaits a corrected file. */
    canWithdraw: z.boolean(),
    timeline: z.array(z.object({ at: z.iso.datetime(), code: z.string(), actor: z.string().nullable() })),
  })
  .meta({ id: 'SchedulingRequest' });
export type SchedulingRequest = z.infer<typeof schedulingRequest>;

/**
 * `POST /api/scheduling-requests` and `POST …/:id/files`, as multipart/form-data. `id` is made by the browser once per
 * file: sent twice, it is taken in once.
 */
export const sentFile = z.object({
  id: z.uuid(),
  /** One of the own schools; needed only by who has more than one. */
  schoolId: z.uuid().optional(),
  file: z.any().meta({ type: 'string', format: 'binary' }),
});

/** `known`: this very file was sent before; the request is the one that it belongs to. */
export const schedulingReceipt = z
  .object({ kind: z.enum(['received', 'known']), request: schedulingRequest })
  .meta({ id: 'SchedulingReceipt' });
export type SchedulingReceipt = z.infer<typeof schedulingReceipt>;

/** `POST /api/scheduling-requests/:id/withdrawal`. `decisionId` is made by the browser: sent twice, it is one. */
export const requestWithdrawal = z.object({ decisionId: z.uuid() }).meta({ id: 'SchedulingRequestWithdrawal' });

export const schedulingRequestFilter = z.object({
  phase: z.enum(['open', 'closed']).optional(),
  /** Looked for in the reference and the school's name. */
  q: z
    .string()
    .max(100)
    .regex(/^\P{Cc}*$/u)
    .optional(),
});
