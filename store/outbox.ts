import type { Prisma } from './prisma-client/client.ts';
import { ask, notify, type Occasion, type Store, type Transaction } from './store.ts';

/** What Temporal must still hear. Ids and codes only: it becomes a workflow's payload. */
export type OutboxMessage = {
  id: string;
  kind: 'start' | 'update';
  workflowId: string;
  /** The workflow's type for a start, the update's name for an update. */
  name: string;
  payload: Prisma.InputJsonObject;
};

/** How long the relay leaves a request's fresh message to the API, which delivers it right after its commit. Milliseconds. */
const graceMs = 5_000;

/**
 * Puts a message in the outbox, together with the change that it tells of. The relay is woken only for what it tells itself:
 * a request's message the API delivers, and until its time has come the relay looks by itself.
 */
export async function putInOutbox(tx: Transaction, occasion: Occasion, message: OutboxMessage): Promise<void> {
  const { id, kind, workflowId, name, payload } = message;
  const deliverAfter = new Date(occasion.at.getTime() + (occasion.relayTells ? 0 : graceMs));
  await ask(tx, putIn, [
    ...[id, kind, workflowId, name, JSON.stringify(payload)],
    ...[occasion.correlationId, occasion.at, deliverAfter],
  ]);
  if (occasion.relayTells) await notify(tx, 'outbox');
}

const putIn = {
  name: 'put-in-outbox',
  text: `INSERT INTO outbox_message
    (id, kind, workflow_id, name, payload, correlation_id, created_at, deliver_after)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
};

export async function markDelivered(store: Store, at: Date, id: string): Promise<void> {
  await ask(store.prisma, delivered, [at, id]);
}

const delivered = {
  name: 'outbox-delivered',
  text: 'UPDATE outbox_message SET delivered_at = $1 WHERE id = $2 AND delivered_at IS NULL',
};

/**
 * Takes messages that are due, oldest first, for one relay: their next turn is put off, so that a second relay leaves
 * them alone and a crashed one loses nothing. A message waits twice as long after each failure, at most half a minute.
 */
export async function takeDueMessages(store: Store, at: Date, limit: number): Promise<OutboxMessage[]> {
  return await store.prisma.$queryRaw<OutboxMessage[]>`
    UPDATE outbox_message SET
      attempts = attempts + 1,
      deliver_after = ${at}::timestamptz + least(interval '30 seconds', interval '2 seconds' * 2 ^ least(attempts, 10))
    WHERE id IN (
      SELECT id FROM outbox_message
      WHERE delivered_at IS NULL AND deliver_after <= ${at}::timestamptz
      ORDER BY created_at LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING id::text, kind, workflow_id AS "workflowId", name, payload`;
}

/** When the next message is due; null when all is delivered. */
export async function nextMessageDue(store: Store): Promise<Date | null> {
  const next = await store.prisma.outboxMessage.findFirst({
    where: { deliveredAt: null },
    orderBy: { deliverAfter: 'asc' },
    select: { deliverAfter: true },
  });
  return next?.deliverAfter ?? null;
}

export async function noteFailure(store: Store, id: string, fault: string): Promise<void> {
  await store.prisma.outboxMessage.update({ where: { id }, data: { lastError: fault } });
}
