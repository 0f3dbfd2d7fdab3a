import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import { zone } from '../domain/working-days.ts';
import { lockCase, recordEvent, theProcess, type Actor } from './audit.ts';
import { putInOutbox, type OutboxMessage } from './outbox.ts';
import type { Prisma } from './prisma-client/client.ts';
import { processes, workflowIdOf, type Process } from './processes.ts';
import { inTransaction, type Occasion, type Store, type TimeLimit, type Transaction } from './store.ts';
import { endTask } from './tasks.ts';

/**
 * Opens a case and asks for its process, in the transaction of what it is about. Answers with what people call it.
 *
 * @param opened `input`: what the process is started with beside the case, ids and codes alone
 */
export async function openCase(
  tx: Transaction,
  occasion: Occasion,
  opened: { id: string; process: Process; openKey?: string; by: Actor; input?: Prisma.InputJsonObject },
): Promise<{ reference: string; start: OutboxMessage }> {
  const { id, process, openKey = null, input = {} } = opened;
  const reference = await nextReference(tx, processes[process].prefix, occasion.at);
  await tx.case.create({ data: { id, process, reference, openKey, openedAt: occasion.at } });
  await recordEvent(tx, occasion, id, 'case-opened', opened.by);
  const start: OutboxMessage = {
    id,
    kind: 'start',
    workflowId: workflowIdOf(process, id),
    name: processes[process].workflowType,
    payload: { caseId: id, ...input },
  };
  await putInOutbox(tx, occasion, start);
  return { reference, start };
}

/** That of which only one case may be open, as a hash: the key itself can be an e-mail address. */
export const openKeyOf = (process: Process, subject: string): string =>
  createHash('sha256').update(`${process}:${subject}`).digest('hex');

/**
 * Closes a case: what its process still waited for is cancelled, and whoever should know is told, at once.
 * Closed before, it stays as it was.
 */
export async function closeCase(
  store: Store,
  occasion: Occasion,
  caseId: string,
  outcome: string,
  tell: (tx: Transaction) => Promise<void>,
  limit?: TimeLimit,
): Promise<void> {
  const close = async (tx: Transaction): Promise<void> => {
    const { isOpen } = await lockCase(tx, caseId);
    if (!isOpen) return;
    const waiting = await tx.task.findMany({
      // And what was asked about the case itself; a mail that did not arrive still has to be looked at.
      where: { caseId, state: 'open', OR: [{ workflowId: { not: null } }, { kind: 'school-link' }] },
      select: { id: true },
    });
    for (const { id } of waiting) await endTask(tx, occasion, id, 'cancelled');
    await tx.case.update({ where: { id: caseId }, data: { outcome, closedAt: occasion.at, openKey: null } });
    await tell(tx);
    await recordEvent(tx, occasion, caseId, `case-closed:${outcome}`, theProcess);
  };
  await inTransaction(store, close, limit);
}

/** References count from 1 each year, by the year in Amsterdam, without gaps: the row is the lock. */
async function nextReference(tx: Transaction, prefix: string, at: Date): Promise<string> {
  const year = DateTime.fromJSDate(at, { zone }).year;
  const { last } = await tx.referenceCounter.upsert({
    where: { prefix_year: { prefix, year } },
    create: { prefix, year, last: 1 },
    update: { last: { increment: 1 } },
  });
  return `${prefix}-${year}-${String(last).padStart(5, '0')}`;
}
