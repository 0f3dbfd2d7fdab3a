import { v7 as uuid } from 'uuid';
import { ask, notify, notifyLive, type Occasion, type Store, type Transaction } from './store.ts';

/** The mail queue. A mail is one row with one Message-ID; its words are made from the rows it names when it is sent. */

export type QueuedMail = {
  /** What makes it one mail; queued twice under one key it is sent once. */
  key: string;
  template: string;
  locale: string;
  recipient: string;
  /** Who is greeted, where the rows that it names can name someone else by the time it is sent. */
  recipientName?: string;
  caseId: string;
  taskId?: string;
  linkId?: string;
  /** The row of its process that it is about, where the case alone doesn't say it. */
  aboutId?: string;
  /** What it answers, as the other side sees it: see mail-thread.ts. */
  inReplyTo?: string;
  references?: string;
};

/** @returns false when this mail was queued before */
export async function queueMail(tx: Transaction, occasion: Occasion, mail: QueuedMail): Promise<boolean> {
  const id = uuid();
  const queued = await ask(tx, queue, [
    ...[id, mail.key, messageIdOf(id), mail.template, mail.locale, mail.recipient, mail.recipientName, mail.caseId],
    ...[mail.taskId, mail.linkId, mail.aboutId, mail.inReplyTo, mail.references, occasion.at],
  ]);
  if (queued.length > 0) await tellQueued(tx, id);
  return queued.length > 0;
}

const queue = {
  name: 'queue-mail',
  text: `INSERT INTO mail
    (id, key, message_id, template, locale, recipient, recipient_name, case_id,
      task_id, link_id, about_id, in_reply_to, "references", queued_at, next_attempt_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)
    ON CONFLICT DO NOTHING RETURNING id`,
};

const messageIdOf = (id: string): string => `<${id}@teletoets.nl>`;

/** How long a mail that was taken is left to the one who took it. It must be longer than any SMTP time-out. */
const leaseMs = 2 * 60_000;

/**
 * Takes one mail that is due. Another sender passes over it until its lease ends; when this one dies, the mail comes
 * back by itself.
 */
export async function takeDueMail(store: Store, at: Date): Promise<string | null> {
  const leaseEnds = new Date(at.getTime() + leaseMs);
  const [taken] = await ask<{ id: string }>(store.prisma, takeDue, [at, leaseEnds]);
  return taken?.id ?? null;
}

const takeDue = {
  name: 'take-due-mail',
  text: `UPDATE mail SET attempts = attempts + 1, next_attempt_at = $2
    WHERE id = (
      SELECT id FROM mail WHERE state = 'queued' AND next_attempt_at <= $1
      ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id`,
};

/** When the next mail in the queue is due; null when the queue is empty. */
export async function nextMailDue(store: Store): Promise<Date | null> {
  const [next] = await ask<{ at: Date | null }>(store.prisma, nextDue, []);
  return next?.at ?? null;
}

const nextDue = {
  name: 'next-mail-due',
  text: `SELECT min(next_attempt_at) AS at FROM mail WHERE state = 'queued'`,
};

export async function markSent(store: Store, at: Date, id: string, answer: string): Promise<void> {
  // One statement, for each mail there is: the row, and the notice to the screens that show it.
  await ask(store.prisma, sent, [id, at, answer]);
}

const sent = {
  name: 'mail-sent',
  text: `
    WITH sent AS (
      UPDATE mail SET state = 'sent', sent_at = $2, last_answer = $3
      WHERE id = $1 AND state = 'queued' RETURNING id)
    SELECT pg_notify('live', json_build_object('resource', 'mails', 'id', id)::text) FROM sent`,
};

export async function postpone(store: Store, id: string, until: Date, answer: string): Promise<void> {
  await store.prisma.mail.updateMany({
    where: { id, state: 'queued' },
    data: { nextAttemptAt: until, lastAnswer: answer },
  });
}

/**
 * Puts a mail of the same words to the same person in the queue beside one that was sent, with a Message-ID of its own:
 * under the first one's a mailbox would take it for the mail that it has.
 *
 * @returns its id
 */
export async function queueCopy(
  tx: Transaction,
  occasion: Occasion,
  sentId: string,
  copy: { id: string; key: string },
): Promise<string> {
  const { template, locale, recipient, recipientName, caseId, taskId, linkId, aboutId, inReplyTo, references } =
    await tx.mail.findUniqueOrThrow({ where: { id: sentId } });
  await tx.mail.create({
    data: {
      ...{ template, locale, recipient, recipientName, caseId, taskId, linkId, aboutId, inReplyTo, references },
      ...{ ...copy, messageId: messageIdOf(copy.id), resendOfId: sentId },
      ...{ queuedAt: occasion.at, nextAttemptAt: occasion.at },
    },
  });
  await tellQueued(tx, copy.id);
  return copy.id;
}

/** Puts a mail that did not arrive in the queue once more: with its own Message-ID, so that it stays one mail. */
export async function requeue(tx: Transaction, occasion: Occasion, id: string): Promise<void> {
  await tx.mail.update({
    where: { id },
    data: { state: 'queued', attempts: 0, sentAt: null, queuedAt: occasion.at, nextAttemptAt: occasion.at },
  });
  await tellQueued(tx, id);
}

/** Wakes who sends, and tells the screens. */
async function tellQueued(tx: Transaction, id: string): Promise<void> {
  await notify(tx, 'mail');
  await notifyLive(tx, 'mails', id);
}
