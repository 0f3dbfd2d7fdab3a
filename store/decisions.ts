import { isDuplicate } from '../platform/database.ts';
import { accountOf, recordEvent, type Actor } from './audit.ts';
import { settleMessages } from './help-messages.ts';
import { sendAgain } from './mail-resend.ts';
import { putInOutbox, type OutboxMessage } from './outbox.ts';
import type { Prisma } from './prisma-client/client.ts';
import { ask, inTransaction, type Occasion, type Store, type Transaction } from './store.ts';
import { lockTask, notifyTask, type LockedTask } from './tasks.ts';

/**
 * A person's decision: evidence, decision and the message to the process in one transaction. The first one to close the
 * row has decided; the loser is told what was decided.
 */

export type WantedDecision = {
  /** Made by whoever decides, once: the same id twice is the same decision. */
  decisionId: string;
  taskId: string;
  outcome: string;
  reason: string | null;
  actor: Actor & { kind: 'applicant' | 'manager' | 'account' };
};

/** The message that the process must still hear; null where no process waits for this task. */
export type DecisionTaken = { decisionId: string; taskId: string; caseId: string; message: OutboxMessage | null };

/** The task was closed before, by someone else or by the process: `outcome` is what holds. */
export class AlreadyDecided extends Error {
  override name = 'AlreadyDecided';
  readonly outcome: string;
  readonly decidedBy: string | null;
  readonly closedAt: Date | null;
  constructor(task: Pick<LockedTask, 'outcome' | 'closedAt' | 'decision'>) {
    super('The task was already decided');
    this.outcome = task.outcome ?? 'cancelled';
    this.decidedBy = task.decision?.decidedBy ?? null;
    this.closedAt = task.closedAt;
  }
}

/** The decision's id was given to a decision about another task. */
export class DecisionIdTaken extends Error {
  override name = 'DecisionIdTaken';
}

/** The name of the update by which every process hears of a decision. */
const updateName = 'decide';

/**
 * @throws {AlreadyDecided} when the task is no longer open, unless by this very decision
 */
export async function decide(
  tx: Transaction,
  occasion: Occasion,
  wanted: WantedDecision,
  /** What else belongs to this decision: the signature, the password. Its answer, ids and codes, goes into the audit. */
  evidence?: (task: LockedTask) => Promise<Prisma.InputJsonObject | void>,
): Promise<DecisionTaken> {
  const task = await lockTask(tx, wanted.taskId);
  const message: OutboxMessage | null = task.workflowId
    ? {
        id: wanted.decisionId,
        kind: 'update',
        workflowId: task.workflowId,
        name: updateName,
        payload: { key: task.key, taskId: task.id, outcome: wanted.outcome },
      }
    : null;
  const taken = { decisionId: wanted.decisionId, taskId: task.id, caseId: task.caseId, message };
  if (task.state !== 'open') {
    if (task.decision && isSame(task.decision, wanted)) return taken;
    throw new AlreadyDecided(task);
  }
  const written = await ask(tx, writeDecision, [
    ...[wanted.decisionId, task.id, task.caseId, wanted.outcome, wanted.reason],
    ...[wanted.actor.kind, accountOf(wanted.actor), occasion.at],
  ]);
  if (written.length === 0) throw new Error(`Task ${task.id} is not open`);
  const witnessed = await evidence?.(task);
  await recordEvent(tx, occasion, task.caseId, `decided:${task.kind}:${wanted.outcome}`, wanted.actor, {
    taskId: task.id,
    decisionId: wanted.decisionId,
    ...witnessed,
  });
  if (message) await putInOutbox(tx, occasion, message);
  await notifyTask(tx, task.id, task.caseId);
  return taken;
}

/** Closes the open task, keeps its promise, and writes down what was decided. */
const writeDecision = {
  name: 'write-decision',
  text: `
    WITH
      closed AS (
        UPDATE task SET state = 'done', outcome = $4, closed_at = $8, version = version + 1
        WHERE id = $2 AND state = 'open' RETURNING id),
      kept AS (UPDATE promise SET kept_at = $8 WHERE task_id = $2 AND kept_at IS NULL)
    INSERT INTO decision (id, task_id, case_id, outcome, reason, actor, account_id, decided_at)
    SELECT $1::uuid, closed.id, $3::uuid, $4, $5, $6, $7::uuid, $8 FROM closed RETURNING id`,
};

/** A press that is sent again says the same again: another answer, or someone else's, is another decision. */
const isSame = (made: { id: string; outcome: string; accountId: string | null }, wanted: WantedDecision): boolean =>
  made.id === wanted.decisionId && made.outcome === wanted.outcome && made.accountId === accountOf(wanted.actor);

/**
 * Decides a task of the inbox.
 *
 * @throws {AlreadyDecided}
 * @throws {DecisionIdTaken}
 * @throws {NotToBeResent} when a mail is to be sent once more that is of no use any more
 */
export async function decideInboxTask(
  store: Store,
  occasion: Occasion,
  wanted: WantedDecision,
): Promise<DecisionTaken> {
  return await asOneDecision(store, (tx) => decideInInbox(tx, occasion, wanted));
}

/**
 * One transaction of a decision whose id was made elsewhere.
 *
 * @throws {DecisionIdTaken} when that id is another decision's
 */
export async function asOneDecision<Result>(store: Store, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  try {
    return await inTransaction(store, work);
  } catch (error) {
    throw isDuplicate(error) ? new DecisionIdTaken() : error;
  }
}

async function decideInInbox(tx: Transaction, occasion: Occasion, wanted: WantedDecision): Promise<DecisionTaken> {
  return await decide(tx, occasion, wanted, async ({ kind, mailId, caseId }) => {
    const isResend = kind === 'mail-undelivered' && wanted.outcome === 'resend';
    if (isResend && mailId) await sendAgain(tx, occasion, { id: mailId, requestId: wanted.decisionId });
    if (kind === 'help-question') await settleMessages(tx, caseId, wanted.decisionId);
  });
}
