import { dayOf } from '../domain/exam-window.ts';
import { hasLink, type TaskKind } from '../domain/tasks.ts';
import { lockCase, recordEvent, type Actor } from './audit.ts';
import { asOneDecision, decide, type DecisionTaken, type WantedDecision } from './decisions.ts';
import { revokeLinksOf } from './links.ts';
import { queueMail } from './mail.ts';
import { inTransaction, notifyLive, type Occasion, type Store, type Transaction } from './store.ts';
import { addressOf, mailAgain } from './task-mails.ts';
import { endTask } from './tasks.ts';

/** What the applicant or the helpdesk changes while an application is under way. */

/** What is asked for does not fit how the application stands: there is no such task to answer. */
export class NothingToChange extends Error {
  override name = 'NothingToChange';
}

/** This address was asked already. */
export class SameManager extends Error {
  override name = 'SameManager';
}

type Decider = Pick<WantedDecision, 'decisionId' | 'actor' | 'reason'> & { caseId: string };

/**
 * Withdraws an application. Whatever its process waits for is ended with it, so that no link works from here on.
 *
 * @throws {NothingToChange} for an application of before withdrawal was offered
 * @throws {AlreadyDecided} when it was withdrawn before, when it has ended, or when the account is there
 */
export async function withdrawApplication(store: Store, occasion: Occasion, by: Decider): Promise<DecisionTaken> {
  return await asOneDecision(store, async (tx) => {
    const task = await newestTask(tx, by.caseId, 'withdrawal');
    return await decide(tx, occasion, { ...decisionOf(by), taskId: task.id, outcome: 'withdrawn' }, async () => {
      const awaited = await tx.task.findMany({
        where: { caseId: by.caseId, state: 'open', workflowId: { not: null } },
        select: { id: true, kind: true },
      });
      for (const { id, kind } of awaited) {
        await endTask(tx, occasion, id, 'cancelled');
        await recordEvent(tx, occasion, by.caseId, `task-cancelled:${kind}`, by.actor, { taskId: id });
      }
    });
  });
}

/**
 * Has someone else sign as manager. Who was asked before is told, and that link is dead at once; the process makes a form
 * with the other name on it and asks that one. What was made for the first one stays.
 *
 * @param by `taskId` is the signature that was awaited when it was asked for: who looks at an old page changes nothing
 * @throws {NothingToChange} when that is no signature of a manager in this case
 * @throws {SameManager}
 * @throws {AlreadyDecided} when the manager signed, refused or was replaced before
 */
export async function replaceManager(
  store: Store,
  occasion: Occasion,
  by: Decider & { taskId: string; manager: { name: string; email: string } },
): Promise<DecisionTaken> {
  return await asOneDecision(store, async (tx) => {
    const task = await tx.task.findFirst({
      where: { id: by.taskId, caseId: by.caseId, kind: 'manager-signature' },
      select: { id: true },
    });
    if (!task) throw new NothingToChange();
    return await decide(tx, occasion, { ...decisionOf(by), taskId: task.id, outcome: 'replaced' }, async () => {
      const before = await addressOf(tx, by.caseId, 'manager');
      if (before.recipient === by.manager.email) throw new SameManager();
      await queueMail(tx, occasion, {
        key: `${task.id}:replaced`,
        template: 'manager-replaced',
        ...before,
        caseId: by.caseId,
        taskId: task.id,
      });
      const { name: managerName, email: managerEmail } = by.manager;
      await tx.accountApplication.update({ where: { id: by.caseId }, data: { managerName, managerEmail } });
      await revokeLinksOf(tx, [task.id], occasion.at);
    });
  });
}

/**
 * Mails an open task's link once more, as the applicant asks: each task once a day, so that nobody's mailbox is filled.
 *
 * @returns false when that was done today
 * @throws {NothingToChange} when the task is not open, or not one of this case
 */
export async function remind(
  store: Store,
  occasion: Occasion,
  asked: { caseId: string; taskId: string },
): Promise<boolean> {
  const moment = dailyResend(occasion.at);
  return await mailLinkAgain(store, occasion, { ...asked, moment, by: { kind: 'applicant' }, as: 'reminder' });
}

/**
 * Mails an open task's link once more, as the helpdesk asks.
 *
 * @param asked `requestId` is made by the browser once per press, so that a double click mails once
 * @throws {NothingToChange} when the task is not open, or not one of this case
 */
export async function resendLink(
  store: Store,
  occasion: Occasion,
  asked: { caseId: string; taskId: string; requestId: string; actor: Actor },
): Promise<void> {
  const moment = `resend:${asked.requestId}`;
  await mailLinkAgain(store, occasion, { ...asked, moment, by: asked.actor, as: 'opened' });
}

/** One a day of Amsterdam. */
export const dailyResend = (at: Date): string => `resend:${dayOf(at)}`;

async function mailLinkAgain(
  store: Store,
  occasion: Occasion,
  asked: { caseId: string; taskId: string; moment: string; by: Actor; as: 'opened' | 'reminder' },
): Promise<boolean> {
  return await inTransaction(store, async (tx) => {
    await lockCase(tx, asked.caseId);
    const task = await tx.task.findFirst({
      // The offer's link goes along with every mail.
      where: { id: asked.taskId, caseId: asked.caseId, state: 'open', kind: { not: 'withdrawal' } },
      include: { links: { where: { usedAt: null, revokedAt: null, expiresAt: { gt: occasion.at } }, take: 1 } },
    });
    const link = task?.links[0];
    if (!task || !link || !hasLink(task.kind as TaskKind)) throw new NothingToChange();
    const about = { id: task.id, kind: task.kind as TaskKind, caseId: asked.caseId, linkId: link.id };
    const isNew = await mailAgain(tx, occasion, about, asked.moment, asked.as);
    if (!isNew) return false;
    await recordEvent(tx, occasion, asked.caseId, `mail-resent:${task.kind}`, asked.by, { taskId: task.id });
    await notifyLive(tx, 'account-applications', asked.caseId);
    return true;
  });
}

const decisionOf = ({ decisionId, actor, reason }: Decider) => ({ decisionId, actor, reason });

/** The newest task of a kind, open or not: what became of it is told by `decide`. */
export async function newestTask(tx: Transaction, caseId: string, kind: TaskKind): Promise<{ id: string }> {
  const task = await tx.task.findFirst({
    where: { caseId, kind },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  if (!task) throw new NothingToChange();
  return task;
}
