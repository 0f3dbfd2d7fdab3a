import { v7 as uuid } from 'uuid';
import { lockCase, recordEvent, type Actor } from './audit.ts';
import { StaleVersion } from './inbox.ts';
import { putInOutbox, type OutboxMessage } from './outbox.ts';
import type { Prisma } from './prisma-client/client.ts';
import { workflowIdOf } from './processes.ts';
import { notifyLive, type Occasion, type Transaction } from './store.ts';

/**
 * How every change of a sitting begins and ends: its row is locked, so that no candidate starts meanwhile, and what
 * happened is counted, written down and told. Windows and release are columns that the exam obeys: the process hears of
 * a change so that it plans anew, and nobody waits for it.
 */

/** Why it can't be changed any more. */
export type FixedBecause = 'started' | 'candidate-started' | 'candidate-withdrawn' | 'cancelled' | 'closed';

export class SittingFixed extends Error {
  override name = 'SittingFixed';
  readonly because: FixedBecause;
  constructor(because: FixedBecause) {
    super('The sitting can not be changed any more');
    this.because = because;
  }
}

/** A sitting in the version that someone saw; null for what fits any version, as adding candidates does. */
export type SittingVersion = { id: string; version: number | null };

/** What every change of a sitting looks at. */
export const sittingParts = {
  examVersion: { select: { id: true, examId: true, durationMinutes: true } },
} satisfies Prisma.SittingInclude;
export type LockedSitting = Prisma.SittingGetPayload<{ include: typeof sittingParts }>;

/**
 * Locks a sitting until the transaction ends. A candidate who is starting holds on to the row as well: one of both
 * waits, and then sees what the other did.
 *
 * @throws {StaleVersion} when someone else changed it since it was seen
 * @throws {SittingFixed} when it was cancelled, or its window closed
 */
export async function lockSitting(
  tx: Transaction,
  occasion: Occasion,
  seen: SittingVersion,
  { alsoClosed = false } = {},
): Promise<LockedSitting> {
  const of = await tx.sitting.findUniqueOrThrow({ where: { id: seen.id }, select: { schedulingRequestId: true } });
  // Sittings of one request are released together: whoever changes one comes before or after whoever changes another.
  if (of.schedulingRequestId) await lockCase(tx, of.schedulingRequestId);
  await lockCase(tx, seen.id);
  await tx.$queryRaw`SELECT 1 FROM sitting WHERE id = ${seen.id}::uuid FOR UPDATE`;
  const sitting = await tx.sitting.findUniqueOrThrow({ where: { id: seen.id }, include: sittingParts });
  if (seen.version !== null && sitting.version !== seen.version) throw new StaleVersion();
  if (sitting.cancelledAt) throw new SittingFixed('cancelled');
  if (!alsoClosed && sitting.closesAt <= occasion.at) throw new SittingFixed('closed');
  return sitting;
}

/** @throws {SittingFixed} when someone has started; the sitting must be locked */
export async function refuseStarted(tx: Transaction, sittingId: string): Promise<void> {
  const started = await tx.attempt.findFirst({ where: { sittingId }, select: { id: true } });
  if (started) throw new SittingFixed('started');
}

/**
 * Counts the change, writes it down, and tells whoever shows the sitting and its process.
 *
 * @param details ids and codes only
 * @returns the message that the process must still hear
 */
export async function recordSittingChange(
  tx: Transaction,
  occasion: Occasion,
  { id, schoolId, version }: LockedSitting,
  code: string,
  by: Actor,
  details: Prisma.InputJsonObject = {},
): Promise<OutboxMessage> {
  await tx.sitting.update({ where: { id }, data: { version: { increment: 1 }, changedAt: occasion.at } });
  await recordEvent(tx, occasion, id, code, by, { version: version + 1, ...details });
  await notifyLive(tx, 'sittings', id, schoolId);
  return await tellRearranged(tx, occasion, id);
}

/** The name by which a sitting's process hears that it must plan anew. */
const rearranged = 'rearranged';

export async function tellRearranged(tx: Transaction, occasion: Occasion, sittingId: string): Promise<OutboxMessage> {
  const message: OutboxMessage = {
    id: uuid(),
    kind: 'update',
    workflowId: workflowIdOf('sitting', sittingId),
    name: rearranged,
    payload: { key: rearranged },
  };
  await putInOutbox(tx, occasion, message);
  return message;
}
