import { chainHash, firstHash } from '../domain/audit-chain.ts';
import type { Prisma } from './prisma-client/client.ts';
import { ask, type Occasion, type Transaction } from './store.ts';

/** Who did it: someone outside known by a mailed link, an account, or the process itself. */
export type Actor = { kind: 'applicant' | 'manager' | 'process' } | { kind: 'account'; accountId: string };

export const theProcess: Actor = { kind: 'process' };

/** The account behind an actor; null for people without one and for the process. */
export const accountOf = (actor: Actor): string | null => (actor.kind === 'account' ? actor.accountId : null);

/** Locks the case's row until the transaction ends: steps of one case come one after another. */
export async function lockCase(tx: Transaction, caseId: string): Promise<{ isOpen: boolean }> {
  const [row] = await ask<{ isOpen: boolean }>(tx, locking, [caseId]);
  if (!row) throw new Error(`There is no case ${caseId}`);
  return row;
}

const locking = {
  name: 'lock-case',
  text: 'SELECT closed_at IS NULL AS "isOpen" FROM case_file WHERE id = $1 FOR UPDATE',
};

/** Adds an event to the case's chain. The case must be locked. `details` are ids and codes, never a person's data. */
export async function recordEvent(
  tx: Transaction,
  occasion: Occasion,
  caseId: string,
  code: string,
  actor: Actor,
  details: Prisma.InputJsonObject = {},
): Promise<void> {
  const [last] = await ask<{ sequence: number; hash: string }>(tx, lastEvent, [caseId]);
  const event = {
    caseId,
    sequence: (last?.sequence ?? 0) + 1,
    at: occasion.at,
    code,
    actor: actor.kind,
    accountId: accountOf(actor),
    details,
    correlationId: occasion.correlationId,
  };
  const previousHash = last?.hash ?? firstHash;
  await ask(tx, addEvent, [
    ...[event.caseId, event.sequence, event.at, event.code, event.actor, event.accountId],
    ...[JSON.stringify(event.details), event.correlationId, previousHash, chainHash(previousHash, event)],
  ]);
}

const lastEvent = {
  name: 'last-event',
  text: 'SELECT sequence, hash FROM audit_event WHERE case_id = $1 ORDER BY sequence DESC LIMIT 1',
};
const addEvent = {
  name: 'add-event',
  text: `INSERT INTO audit_event
    (case_id, sequence, at, code, actor, account_id, details, correlation_id, previous_hash, hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
};
