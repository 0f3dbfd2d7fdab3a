import { v7 as uuid } from 'uuid';
import type { TaskKind } from '../domain/tasks.ts';
import { endOfDayAfter } from '../domain/working-days.ts';
import { isDuplicate } from '../platform/database.ts';
import { lockCase, recordEvent, type Actor } from './audit.ts';
import { notifyCase } from './case-kinds.ts';
import { closeCase, openCase } from './cases.ts';
import { decide, DecisionIdTaken, type DecisionTaken } from './decisions.ts';
import { isAsked, settleMessages } from './help-messages.ts';
import { threadOf } from './mail-thread.ts';
import { queueMail } from './mail.ts';
import { putInOutbox, type OutboxMessage } from './outbox.ts';
import { workflowIdOf } from './processes.ts';
import { settingsAt } from './settings.ts';
import { inTransaction, notifyLive, type Occasion, type Store, type Transaction } from './store.ts';

/**
 * A question to the helpdesk, from the form or by mail, with its thread. Source: "Hulp nodig?".
 *
 * It stays open for a while after an answer: a reply then goes on in its thread and opens the task again, as the next
 * round. A closed case stays closed: what comes after is a new case that names it.
 */

export type SubmittedQuestion = {
  /** Made with the form; the same form handed in twice is one question. */
  submissionId: string;
  locale: string;
  name: string;
  email: string;
  schoolName: string;
  subject: string;
  question: string;
};

/** Takes the form in. @returns its reference, and the message that starts the process; null where it came before */
export async function submitQuestion(
  store: Store,
  occasion: Occasion,
  form: SubmittedQuestion,
): Promise<{ reference: string; start: OutboxMessage | null }> {
  const { submissionId, question, ...fields } = form;
  const takeIn = () =>
    inTransaction(store, async (tx) => {
      const same = await tx.helpRequest.findUnique({ where: { submissionId }, include: { case: true } });
      if (same) return { reference: same.case.reference, start: null };
      const since = new Date(occasion.at.getTime() - 24 * 3_600_000);
      const today = await tx.helpRequest.count({ where: { email: form.email, receivedAt: { gt: since } } });
      return await openQuestion(tx, occasion, {
        ...fields,
        submissionId,
        channel: 'form',
        receivedAt: occasion.at,
        body: question,
        quiet: today >= confirmedInADay,
      });
    });
  try {
    return await takeIn();
  } catch (error) {
    // The same form was handed in in the same instant and came first: now it is seen.
    if (isDuplicate(error)) return await takeIn();
    throw error;
  }
}

export type QuestionToOpen = {
  channel: 'form' | 'mail';
  submissionId?: string;
  locale: string;
  name: string;
  /** Empty where a mail tells nobody's address: then it can be read, and not be answered. */
  email: string;
  schoolName: string;
  subject: string;
  receivedAt: Date;
  body: string;
  incomingMailId?: string;
  relatedId?: string | null;
  quiet?: boolean;
};

/** So many questions from one address in a day are confirmed by mail; nobody's mailbox is filled with our help. */
export const confirmedInADay = 3;

const whoAsks: Actor = { kind: 'applicant' };

/** Opens the case of a question with its first message, and asks for its process. */
export async function openQuestion(
  tx: Transaction,
  occasion: Occasion,
  asked: QuestionToOpen,
): Promise<{ id: string; reference: string; start: OutboxMessage }> {
  const { body, incomingMailId, ...fields } = asked;
  const id = uuid();
  const { reference, start } = await openCase(tx, occasion, { id, process: 'help-request', by: whoAsks });
  await tx.helpRequest.create({ data: { id, ...fields } });
  await tx.helpMessage.create({
    data: {
      id: uuid(),
      helpRequestId: id,
      direction: 'in',
      body,
      writtenAt: asked.receivedAt,
      ...(incomingMailId ? { incomingMailId } : {}),
    },
  });
  await notifyLive(tx, 'help-requests', id);
  return { id, reference, start };
}

/** The update by which a process hears that someone wrote again: see workflows/help-request/messages.ts. */
const askedAgain = 'askedAgain';

/**
 * Adds what someone wrote to a thread. While the task is open it is read with the rest; after an answer it opens the
 * task again.
 *
 * @returns false, and nothing is added, when the case was closed
 */
export async function addToThread(
  tx: Transaction,
  occasion: Occasion,
  reply: { helpRequestId: string; body: string; writtenAt: Date; incomingMailId: string },
): Promise<boolean> {
  const { helpRequestId } = reply;
  const { isOpen } = await lockCase(tx, helpRequestId);
  if (!isOpen) return false;
  const id = uuid();
  await tx.helpMessage.create({ data: { id, direction: 'in', ...reply } });
  await recordEvent(tx, occasion, helpRequestId, 'help-message-received', whoAsks, { messageId: id });
  const open = await tx.task.findFirst({ where: openTaskOf(helpRequestId), select: { id: true } });
  if (open) await notifyLive(tx, 'tasks', open.id);
  else {
    await putInOutbox(tx, occasion, {
      id,
      kind: 'update',
      workflowId: workflowIdOf('help-request', helpRequestId),
      name: askedAgain,
      payload: { messageId: id },
    });
  }
  await notifyCase(tx, helpRequestId);
  return true;
}

const openTaskOf = (caseId: string) => ({ caseId, kind: 'help-question' satisfies TaskKind, state: 'open' });

export type HelpDecision = {
  decisionId: string;
  helpRequestId: string;
  accountId: string;
  /** The last message that came in, as the person had it on the screen, where that is known. */
  lastMessageId: string | null;
};

/** Someone wrote while the answer was being written: it has to be read first. */
export class NewerMessage extends Error {
  override name = 'NewerMessage';
}

/** Nobody's address is known, so no answer can go anywhere. */
export class NoAddress extends Error {
  override name = 'NoAddress';
}

/**
 * Answers a question: the answer joins the thread and goes out by mail, together with the decision.
 *
 * @throws {AlreadyDecided} @throws {DecisionIdTaken} @throws {NewerMessage} @throws {NoAddress}
 */
export async function answerQuestion(
  store: Store,
  occasion: Occasion,
  answer: HelpDecision & { body: string },
): Promise<DecisionTaken> {
  return await decideQuestion(store, occasion, answer, 'answered', async (tx) => {
    const { helpRequestId, body, accountId } = answer;
    const { email, locale } = await tx.helpRequest.findUniqueOrThrow({ where: { id: helpRequestId } });
    if (email === '') throw new NoAddress();
    const thread = await threadOf(tx, helpRequestId);
    const id = uuid();
    await tx.helpMessage.create({
      data: { id, helpRequestId, direction: 'out', body, writtenAt: occasion.at, accountId },
    });
    await queueMail(tx, occasion, {
      key: `${id}:answer`,
      template: 'help-answer',
      recipient: email,
      locale,
      caseId: helpRequestId,
      aboutId: id,
      ...thread,
    });
  });
}

/**
 * Lets a question rest that needs no answer.
 *
 * @throws {AlreadyDecided} @throws {DecisionIdTaken} @throws {NewerMessage}
 */
export const dismissQuestion = (store: Store, occasion: Occasion, dismissal: HelpDecision): Promise<DecisionTaken> =>
  decideQuestion(store, occasion, dismissal, 'dismissed', () => Promise.resolve());

async function decideQuestion(
  store: Store,
  occasion: Occasion,
  { decisionId, helpRequestId, accountId, lastMessageId }: HelpDecision,
  outcome: 'answered' | 'dismissed',
  evidence: (tx: Transaction) => Promise<void>,
): Promise<DecisionTaken> {
  return await inTransaction(store, async (tx) => {
    await lockCase(tx, helpRequestId);
    const made = await tx.decision.findUnique({ where: { id: decisionId } });
    if (made && made.caseId !== helpRequestId) throw new DecisionIdTaken();
    if (!made && lastMessageId) await refuseUnread(tx, helpRequestId, lastMessageId);
    const taskId = made?.taskId ?? (await taskToDecide(tx, helpRequestId));
    const actor = { kind: 'account' as const, accountId };
    return await decide(tx, occasion, { decisionId, taskId, outcome, reason: null, actor }, async () => {
      await settleMessages(tx, helpRequestId, decisionId);
      await evidence(tx);
    });
  });
}

async function refuseUnread(tx: Transaction, helpRequestId: string, lastMessageId: string): Promise<void> {
  const newest = await tx.helpMessage.findFirst({
    where: { helpRequestId, direction: 'in' },
    orderBy: { id: 'desc' },
    select: { id: true },
  });
  if (newest && newest.id !== lastMessageId) throw new NewerMessage();
}

/** The open task, or the last one: whoever comes late is told what was decided. */
async function taskToDecide(tx: Transaction, caseId: string): Promise<string> {
  const open = await tx.task.findFirst({ where: openTaskOf(caseId), select: { id: true } });
  if (open) return open.id;
  const last = await tx.task.findFirst({ where: { caseId, kind: 'help-question' }, orderBy: { openedAt: 'desc' } });
  if (!last) throw new NothingAsked();
  return last.id;
}

/** The process has not come to asking yet: in a moment it will. */
export class NothingAsked extends Error {
  override name = 'NothingAsked';
}

/** How a question stands after a decision: whether someone wrote again, and else until when a reply is waited for. */
export type QuestionStanding = { asked: boolean; waitUntil: string };

export async function standingOfQuestion(
  store: Store,
  occasion: Occasion,
  helpRequestId: string,
): Promise<QuestionStanding> {
  return await inTransaction(store, async (tx) => {
    await lockCase(tx, helpRequestId);
    const settings = await settingsAt(tx, occasion.at);
    const waitUntil = endOfDayAfter(occasion.at, settings['help-request.reply-days']);
    return { asked: await isAsked(tx, helpRequestId), waitUntil: waitUntil.toISOString() };
  });
}

/** @returns false, and it stays open, when someone wrote again in the meantime */
export async function closeQuestion(
  store: Store,
  occasion: Occasion,
  helpRequestId: string,
  outcome: 'answered' | 'dismissed',
): Promise<boolean> {
  try {
    await closeCase(store, occasion, helpRequestId, outcome, async (tx) => {
      if (await isAsked(tx, helpRequestId)) throw new StillAsked();
      await notifyLive(tx, 'help-requests', helpRequestId);
    });
    return true;
  } catch (error) {
    if (error instanceof StillAsked) return false;
    throw error;
  }
}

class StillAsked extends Error {}
