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
 * @param opened `numberedLater`: the caller gives it its reference with `giveReferences`, before the transaction ends;
 *   `input`: what the process is started with beside the case, ids and codes alone
 */
export async function openCase(
  tx: Transaction,
  occasion: Occasion,
  opened: {
    id: string;
    process: Process;
    openKey?: string;
    by: Actor;
    numberedLater?: boolean;
    input?: Prisma.InputJsonObject;
  },
): Promise<{ reference: string; start: OutboxMessage }> {
  const { id, process, openKey = null, numberedLater = false, input = {} } = opened;
  const [next] = numberedLater ? [placeholderOf(id)] : await nextReferences(tx, process, occasion.at, 1);
  const reference = next ?? placeholderOf(id);
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

/**
 * Gives cases that were opened without one their references, in order. Whoever makes many does it last: until the
 * transaction ends nobody else gets a reference of this kind.
 */
export async function giveReferences(
  tx: Transaction,
  occasion: Occasion,
  process: Process,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const references = await nextReferences(tx, process, occasion.at, ids.length);
  await tx.$executeRaw`
    UPDATE case_file SET reference = given.reference
    FROM unnest(${ids}::uuid[], ${references}::text[]) AS given (id, reference) WHERE case_file.id = given.id`;
  return references;
}

/** What stands in the row until then, in the form that the column takes; nobody ever sees it. */
const placeholderOf = (id: string): string =>
  `XX-0000-${BigInt(`0x${id.replaceAll('-', '')}`)
    .toString()
    .padStart(5, '0')}`;

/** References count from 1 each year, by the year in Amsterdam, without gaps: the row is the lock. */
async function nextReferences(tx: Transaction, process: Process, at: Date, count: number): Promise<string[]> {
  const { prefix } = processes[process];
  const year = DateTime.fromJSDate(at, { zone }).year;
  const { last } = await tx.referenceCounter.upsert({
    where: { prefix_year: { prefix, year } },
    create: { prefix, year, last: count },
    update: { last: { increment: count } },
  });
  return Array.from(
    { length: count },
    (_, index) => `${prefix}-${year}-${String(last - count + 1 + index).padStart(5, '0')}`,
  );
}
