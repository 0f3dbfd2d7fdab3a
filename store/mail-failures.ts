import { v7 as uuid } from 'uuid';
import { planTask } from '../domain/task-plan.ts';
import { lockCase, recordEvent, theProcess } from './audit.ts';
import { settingsAt, workingDayCalendar } from './settings.ts';
import { inTransaction, type Occasion, type Store } from './store.ts';
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
    const { caseId } = await tx.mail.findUniqueOrThrow({ where: { id }, select: { caseId: true } });
    await lockCase(tx, caseId);
    const mail = await tx.mail.findUniqueOrThrow({ where: { id } });
    if (mail.state !== 'queued') return; // recorded before, by an attempt whose answer was lost
    await tx.mail.update({ where: { id }, data: { state: failure, lastAnswer: answer } });

    const earlier = await tx.task.count({ where: { mailId: id } });
    const calendar = await workingDayCalendar(tx);
    const plan = planTask('mail-undelivered', occasion.at, await settingsAt(tx, occasion.at), calendar);
    const taskId = uuid();
    await tx.task.create({
      data: {
        id: taskId,
        caseId: mail.caseId,
        kind: 'mail-undelivered',
        key: `mail-undelivered/${id}/${earlier + 1}`,
        mailId: id,
        openedAt: occasion.at,
        dueAt: plan.dueAt,
        moments: [],
        calendarVersion: calendar.version,
      },
    });
    await recordEvent(tx, occasion, mail.caseId, `mail-${failure}`, theProcess, { mailId: id, taskId, answer });
    await notifyTask(tx, taskId, mail.caseId);
  });
}
