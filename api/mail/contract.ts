import { z } from 'zod';

/** Outgoing mail: what was sent to whom and what became of it; and what each mail looks like. */

export const mailStates = ['queued', 'sent', 'failed', 'unclear', 'dropped'] as const;

/** `GET /api/mails`, the newest first. `template` has its name in locales/<lang>/domain.json under `mails`. */
export const mailRow = z
  .object({
    id: z.uuid(),
    template: z.string(),
    recipient: z.string(),
    caseId: z.uuid(),
    reference: z.string(),
    process: z.string(),
    state: z.enum(mailStates),
    /** How often it was tried since it was last put in the queue. */
    attempts: z.int(),
    queuedAt: z.iso.datetime(),
    /** When it is tried next; null unless it waits. */
    nextAttemptAt: z.iso.datetime().nullable(),
    sentAt: z.iso.datetime().nullable(),
    /** What the mail server answered last: its code, without the address. */
    answer: z.string().nullable(),
    /** The link in it, where it has one: when it was opened and used. */
    link: z
      .object({
        openedAt: z.iso.datetime().nullable(),
        usedAt: z.iso.datetime().nullable(),
        revokedAt: z.iso.datetime().nullable(),
        expiresAt: z.iso.datetime(),
      })
      .nullable(),
    /** The task about its failure, the newest; `open` while somebody still has to look. */
    task: z.object({ id: z.uuid(), open: z.boolean() }).nullable(),
    /** Why it can't be sent once more; null when it can. */
    obstacle: z.enum(['queued', 'dead-link']).nullable(),
  })
  .meta({ id: 'MailRow' });
export type MailRow = z.infer<typeof mailRow>;

export const mailFilter = z.object({
  state: z.enum(mailStates).optional(),
  template: z
    .string()
    .max(60)
    .regex(/^[\w-]+$/)
    .optional(),
  /** What people call the case, whole. */
  reference: z
    .string()
    .regex(/^[A-Z]{2}-\d{4}-\d{5}$/)
    .optional(),
  /** The day in Amsterdam on which it was queued. */
  day: z.iso.date().optional(),
});

const words = z.object({ subject: z.string(), html: z.string(), text: z.string() });

/** `GET /api/mails/{id}` */
export const mail = mailRow
  .extend({
    messageId: z.string(),
    /** The mail that was sent before, when this one is that mail once more. */
    resendOfId: z.uuid().nullable(),
    locale: z.enum(['nl', 'en']),
    /** As it would be worded now, with its personal links left out; null where the rows no longer say it. */
    words: words.nullable(),
  })
  .meta({ id: 'Mail' });
export type Mail = z.infer<typeof mail>;

/** `POST /api/mails/{id}/resend`. `requestId` is made by the browser once per press. */
export const mailResend = z.object({ requestId: z.uuid() }).meta({ id: 'MailResend' });

/** `GET /api/mail-examples/{id}?locale=nl`: a mail with fictitious data. Its id is its template. */
export const mailExample = words.extend({ id: z.string(), locale: z.enum(['nl', 'en']) }).meta({ id: 'MailExample' });
export type MailExample = z.infer<typeof mailExample>;

/** `GET /api/mail-examples`: every mail that there is. */
export const mailExampleRow = z.object({ id: z.string() }).meta({ id: 'MailExampleRow' });
export type MailExampleRow = z.infer<typeof mailExampleRow>;
