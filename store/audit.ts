import { chainHash, firstHash } from '../domain/audit-chain.ts';
import type { Prisma } from './prisma-client/client.ts';
import type { Occasion, Transaction } from './store.ts';

/** Who did it: someone outside known by a mailed link, an account, or the process itself. */
export type Actor = { kind: 'applicant' | 'manager' | 'process' } | { kind: 'account'; accountId: string };

export const theProcess: Actor = { kind: 'process' };

/** The account behind an actor; null for people without one and for the process. */
export const accountOf = (actor: Actor): string | null => (actor.kind === 'account' ? actor.accountId : null);

/** Locks the case's row until the transaction ends: steps of one case come one after another. */
export async function lockCase(tx: Transaction, caseId: string): Promise<{ isOpen: boolean }> {
  const rows = await tx.$queryRaw<{ isOpen: boolean }[]>`
    SELECT closed_at IS NULL AS "isOpen" FROM case_file WHERE id = ${caseId}::uuid FOR UPDATE`;
  const [row] = rows;
  if (!row) throw new Error(`There is no case ${caseId}`);
  return row;
}

/** Adds an event to the case's chain. The case must be locked. `details` are ids and codes, never a person's data. */
export async function recordEvent(
  tx: Transaction,
  occasion: Occasion,
  caseId: string,
  code: string,
  actor: Actor,
  details: Prisma.InputJsonObject = {},
): Promise<void> {
  const last = await tx.auditEvent.findFirst({
    where: { caseId },
    orderBy: { sequence: 'desc' },
    select: { sequence: true, hash: true },
  });
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
  await tx.auditEvent.create({ data: { ...event, previousHash, hash: chainHash(previousHash, event) } });
}
