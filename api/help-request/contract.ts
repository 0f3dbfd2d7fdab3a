import { z } from 'zod';

/** Questions to the helpdesk, from the form at /hulp or by mail, as the back office reads them. Source: "Hulp nodig?". */

/** A file that came with a mail: fetched at /api/help-requests/{id}/attachments/{attachmentId}, to save and never to show. */
const attachment = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  /** Bytes. */
  size: z.int(),
});

/**
 * The mail that brought a message, as it arrived: fetched at /api/help-requests/{id}/mails/{mailId}.
 * `state` says how much of it there is: 'read'; 'unreadable' where nothing could be made of it; 'too-large' where it was
 * left in the mailbox and only its headers are here.
 */
const mail = z.object({
  id: z.uuid(),
  state: z.enum(['read', 'unreadable', 'too-large']),
  fromName: z.string(),
  fromAddress: z.string(),
  subject: z.string(),
});

const message = z.object({
  id: z.uuid(),
  /** 'in': from the person who asks; 'out': an answer of the helpdesk. */
  direction: z.enum(['in', 'out']),
  /** Plain text; a mail in HTML was made into text. */
  body: z.string(),
  writtenAt: z.iso.datetime(),
  /** Who of the helpdesk answered; null for a message that came in. */
  author: z.string().nullable(),
  mail: mail.nullable(),
  attachments: z.array(attachment),
});

export const helpRequest = z
  .object({
    id: z.uuid(),
    reference: z.string(),
    channel: z.enum(['form', 'mail']),
    name: z.string(),
    email: z.string(),
    schoolName: z.string(),
    subject: z.string(),
    receivedAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
    outcome: z.enum(['answered', 'dismissed']).nullable(),
    /** The helpdesk's task that stands open; null while nothing is asked of the helpdesk. */
    openTaskId: z.uuid().nullable(),
    /** Whether an answer went out. */
    answered: z.boolean(),
    /** The case that it goes on from: an earlier question, an application that is asked about. */
    related: z.object({ id: z.uuid(), process: z.string(), reference: z.string() }).nullable(),
    /** As they came in and went out, oldest first. */
    thread: z.array(message),
  })
  .meta({ id: 'HelpRequest' });
export type HelpRequest = z.infer<typeof helpRequest>;
export type HelpMessage = HelpRequest['thread'][number];

export const helpRequestRow = helpRequest
  .pick({
    id: true,
    reference: true,
    channel: true,
    name: true,
    email: true,
    schoolName: true,
    subject: true,
    receivedAt: true,
    closedAt: true,
    outcome: true,
    openTaskId: true,
    answered: true,
  })
  .meta({ id: 'HelpRequestRow' });
export type HelpRequestRow = z.infer<typeof helpRequestRow>;

export const helpRequestFilter = z.object({
  state: z.enum(['open', 'closed']).optional(),
  /** Looked for in subjects, schools' names and references, never a person's data; without control characters. */
  q: z
    .string()
    .max(100)
    .regex(/^\P{Cc}*$/u)
    .optional(),
});

export const longestAnswer = 10_000;

/** That a question needs no answer. `lastMessageId` as in an answer. */
export const helpDismissal = z
  .object({ decisionId: z.uuid(), lastMessageId: z.uuid().optional() })
  .meta({ id: 'HelpDismissal' });
export type HelpDismissal = z.infer<typeof helpDismissal>;

/** What the helpdesk writes back. `decisionId` is made once per press, as for any decision. */
export const helpAnswer = z
  .object({
    decisionId: z.uuid(),
    /** Lines of text, without other control characters. */
    body: z
      .string()
      .trim()
      .min(1)
      .max(longestAnswer)
      .regex(/^(?:[^\p{Cc}]|[\r\n\t])*$/u),
    /** The last message that came in, as it stood on the screen: when another came since, 409, so that none is missed. */
    lastMessageId: z.uuid().optional(),
  })
  .meta({ id: 'HelpAnswer' });
export type HelpAnswer = z.infer<typeof helpAnswer>;

/** `processed`: the process hears of it at once. Otherwise it is safe and will be taken up. */
export const helpAnswerReceipt = z.object({ helpRequest, processed: z.boolean() }).meta({ id: 'HelpAnswerReceipt' });
export type HelpAnswerReceipt = z.infer<typeof helpAnswerReceipt>;
