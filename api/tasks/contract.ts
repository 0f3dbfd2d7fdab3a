import { z } from 'zod';
import { purposes } from '../../domain/account-application.ts';
import { inboxKinds, inboxOutcomes, type TaskKind } from '../../domain/tasks.ts';

/** The helpdesk's inbox as JSON. Instants are ISO 8601 in UTC; the browser shows them in Europe/Amsterdam. */

export const taskKind = z.enum(inboxKinds as [TaskKind, ...TaskKind[]]);
export const taskState = z.enum(['open', 'done', 'expired', 'cancelled']);
const person = z.object({ id: z.uuid(), name: z.string() });

/** `template` has its name in locales/<lang>/domain.json under `mails`; `answer` is the mail server's, its code alone. */
const mail = z.object({
  id: z.uuid(),
  template: z.string(),
  recipient: z.string(),
  state: z.enum(['queued', 'sent', 'failed', 'unclear', 'dropped']),
  answer: z.string().nullable(),
});

export const task = z
  .object({
    id: z.uuid(),
    kind: taskKind,
    state: taskState,
    /** The row's version, sent back in If-Match when it is changed. */
    version: z.int(),
    caseId: z.uuid(),
    /** The kind of case that it is a task of. */
    process: z.enum([
      'account-application',
      'sitting',
      'scheduling-request',
      'inspection',
      'help-request',
      'account-confirmation',
      'bureau',
    ]),
    /** What people call the case, as AA-2026-00012. */
    reference: z.string(),
    /** Whom it is about, in one line: the applicant and the school, or who asks. */
    subject: z.string(),
    /** What is applied for; null for a task of another kind of case. */
    purpose: z.enum(purposes).nullable(),
    openedAt: z.iso.datetime(),
    dueAt: z.iso.datetime().nullable(),
    overdue: z.boolean(),
    /** Working days until the due day, that day included; negative when it is over; null where that is far off. */
    workingDaysLeft: z.int().nullable(),
    /** How many comments of colleagues there are. */
    comments: z.int(),
    claimedBy: person.nullable(),
    closedAt: z.iso.datetime().nullable(),
    outcome: z.string().nullable(),
    decidedBy: z.string().nullable(),
    reason: z.string().nullable(),
    /** The mail that an undelivered mail's task is about, as it stands now. */
    mail: mail.nullable(),
  })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof task>;

export const taskFilter = z.object({
  /** mine: claimed by the person who asks; unassigned: claimed by nobody. */
  scope: z.enum(['mine', 'unassigned', 'all']).optional(),
  state: z.enum(['open', 'closed']).optional(),
  kind: taskKind.optional(),
});

/** Answers: those of the task's kind in domain/tasks.ts, but for the few that have a route of their own. `decisionId` is made by the browser once per press, so that a double click decides once. */
export const taskDecision = z
  .object({
    decisionId: z.uuid(),
    outcome: z.enum(inboxOutcomes as [string, ...string[]]),
    /** Lines of text, without other control characters. */
    reason: z
      .string()
      .trim()
      .max(2000)
      .regex(/^(?:[^\p{Cc}]|[\r\n\t])*$/u)
      .optional(),
  })
  .meta({ id: 'TaskDecision' });
export type TaskDecision = z.infer<typeof taskDecision>;

/** `processed`: the process hears of it at once. Otherwise it is safe and will be taken up. */
export const decisionReceipt = z.object({ task, processed: z.boolean() }).meta({ id: 'DecisionReceipt' });

/** `PUT /api/tasks/{id}/assignee`: who has the task from now on, one of `GET /api/colleagues`. */
export const assignee = z.object({ accountId: z.uuid() }).meta({ id: 'Assignee' });
/** `GET /api/colleagues`: the bureau's people who may do tasks. */
export const colleague = person.meta({ id: 'Colleague' });
export type Colleague = z.infer<typeof colleague>;

/** `POST /api/tasks/{id}/comments`. `requestId` is made by the browser once per comment. It stays inside the bureau. */
export const newComment = z
  .object({
    requestId: z.uuid(),
    /** Lines of text, without other control characters. */
    body: z
      .string()
      .trim()
      .min(1)
      .max(2000)
      .regex(/^(?:[^\p{Cc}]|[\r\n\t])*$/u),
  })
  .meta({ id: 'NewComment' });
export type NewComment = z.infer<typeof newComment>;
export const comment = z
  .object({ id: z.uuid(), body: z.string(), writtenAt: z.iso.datetime(), author: person })
  .meta({ id: 'TaskComment' });
export type Comment = z.infer<typeof comment>;

/** `GET /api/saved-filters`, `PUT /api/saved-filters/{id}`: a way to see the inbox, of choices from its menus alone. */
const filterChoices = taskFilter.strict();
export const filterToSave = z
  .object({
    name: z
      .string()
      .trim()
      .min(1)
      .max(60)
      .regex(/^\P{Cc}*$/u),
    filter: filterChoices,
  })
  .meta({ id: 'FilterToSave' });
export const savedFilter = z
  .object({ id: z.uuid(), name: z.string(), filter: filterChoices })
  .meta({ id: 'SavedFilter' });
export type SavedFilter = z.infer<typeof savedFilter>;
