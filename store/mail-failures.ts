import { v7 as uuid } from 'uuid';
import { planTask } from '../domain/task-plan.ts';
import { lockCase, recordEvent, theProcess } from './audit.ts';
import { settingsAt, workingDayCalendar } from './settings.ts';
import { inTransaction, notifyLive, type Occasion, type Store, type Transaction } from './store.ts';
import { notifyTask } from './tasks.ts';

/** How a mail ended when it did not simply arrive: refused for good, or nobody knows. */
export type MailFailure = 'failed' | 'unclear';

/**
 * Records that a mail was not (or not surely) delivered, and opens a task for the helpdesk in the same transaction: a
 * person has to look, since whoever waits for that mail does not know that it was sent.
 *
 * @param answer what the mail server said: its code, without the address
 */
export async function recordMailFailure(
  store: Store,
  occasion: Occasion,
  id: string,
  failure: MailFailure,
  answer: string,
): Promise<void> {
  await inTransaction(store, async (tx) => {
    const mail = await lockMail(tx, id);
    if (mail.state !== 'queued') return; // recorded before, by an attempt whose answer was lost
    await openTaskAbout(tx, occasion, mail, failure, answer);
  });
}

/**
 * Drops a mail of which the link no longer works when its turn has come: the task was answered or ended, or someone else
 * is asked. Who gets it could do nothing with it; nobody needs to look.
 */
export async function dropMail(store: Store, occasion: Occasion, id: string): Promise<void> {
  await inTransaction(store, async (tx) => {
    const mail = await lockMail(tx, id);
    if (mail.state !== 'queued') return; // dropped before, by an attempt whose answer was lost
    await tx.mail.update({ where: { id }, data: { state: 'dropped' } });
    await recordEvent(tx, occasion, mail.caseId, 'mail-dropped', theProcess, { mailId: id });
    await notifyLive(tx, 'mails', id);
  });
}

/**
 * Records that a mail which a server had taken came back: its report arrived in the mailbox. One that was sent again or
 * given up since is left as it is.
 *
 * @param messageIds those that the report names; a Message-ID of ours can't be guessed, so who knows it had the mail
 * @param failed whether the server has given up; a delay is no failure
 * @returns the case that the mail is about; null when the report is about no mail of ours
 */
export async function recordBounce(
  tx: Transaction,
  occasion: Occasion,
  { messageIds, failed, answer }: { messageIds: string[]; failed: boolean; answer: string },
): Promise<string | null> {
  const found = await tx.mail.findFirst({ where: { messageId: { in: messageIds } }, select: { id: true } });
  if (!found) return null;
  const mail = await lockMail(tx, found.id);
  if (failed && (mail.state === 'sent' || mail.state === 'unclear')) {
    await openTaskAbout(tx, occasion, mail, 'failed', answer);
  }
  return mail.caseId;
}

/** Locks the mail's case, then reads the mail: nobody else records what became of it until the transaction ends. */
export async function lockMail(tx: Transaction, id: string) {
  const { caseId } = await tx.mail.findUniqueOrThrow({ where: { id }, select: { caseId: true } });
  await lockCase(tx, caseId);
  return await tx.mail.findUniqueOrThrow({ where: { id } });
}

async function openTaskAbout(
  tx: Transaction,
  occasion: Occasion,
  { id, caseId }: { id: string; caseId: string },
  failure: MailFailure,
  answer: string,
): Promise<void> {
  await tx.mail.update({ where: { id }, data: { state: failure, sentAt: null, lastAnswer: answer } });
  const earlier = await tx.task.count({ where: { mailId: id } });
  const calendar = await workingDayCalendar(tx);
  const plan = planTask('mail-undelivered', occasion.at, await settingsAt(tx, occasion.at), calendar);
  const taskId = uuid();
  await tx.task.create({
    data: {
      id: taskId,
      caseId,
      kind: 'mail-undelivered',
      key: `mail-undelivered/${id}/${earlier + 1}`,
      mailId: id,
      openedAt: occasion.at,
      dueAt: plan.dueAt,
      moments: [],
      calendarVersion: calendar.version,
    },
  });
  await recordEvent(tx, occasion, caseId, `mail-${failure}`, theProcess, { mailId: id, taskId, answer });
  await notifyTask(tx, taskId, caseId);
  await notifyLive(tx, 'mails', id);
}
