import { firstBreak } from '../domain/audit-chain.ts';
import type { Prisma } from './prisma-client/client.ts';
import type { Store } from './store.ts';

/** The audit as the administrator reads it: what was recorded, of all cases and of the bureau's own dossier. */

const parts = { case: { select: { reference: true, process: true } } } satisfies Prisma.AuditEventInclude;
export type AuditRow = Prisma.AuditEventGetPayload<{ include: typeof parts }>;
export type AuditPlace = { at: Date; caseId: string; sequence: number };

export type AuditQuery = {
  reference?: string | undefined;
  code?: string | undefined;
  actor?: string | undefined;
  accountId?: string | undefined;
  from?: Date | undefined;
  /** Up to this instant, and not on it. */
  until?: Date | undefined;
  /** The last event of the page before. */
  after?: AuditPlace | undefined;
  size: number;
};

/**
 * A page of events, the newest first. It goes on from an event, not from a number of them: the table grows at that end
 * while it is read, and a page far down costs no more than the first.
 */
export async function listAuditEvents(store: Store, query: AuditQuery): Promise<{ data: AuditRow[]; more: boolean }> {
  const { reference, code, actor, accountId, from, until, after, size } = query;
  const found = await store.prisma.auditEvent.findMany({
    where: {
      ...(reference ? { case: { reference } } : {}),
      ...(code ? { code } : {}),
      ...(actor ? { actor } : {}),
      ...(accountId ? { accountId } : {}),
      at: { ...(from ? { gte: from } : {}), ...(until ? { lt: until } : {}), ...(after ? { lte: after.at } : {}) },
      ...(after
        ? {
            OR: [
              { at: { lt: after.at } },
              { caseId: { lt: after.caseId } },
              { caseId: after.caseId, sequence: { lt: after.sequence } },
            ],
          }
        : {}),
    },
    include: parts,
    orderBy: [{ at: 'desc' }, { caseId: 'desc' }, { sequence: 'desc' }],
    take: size + 1,
  });
  return { data: found.slice(0, size), more: found.length > size };
}

/** A case's whole chain, in order; null when there is no such case. */
export async function readChain(store: Store, caseId: string) {
  return await store.prisma.case.findUnique({
    where: { id: caseId },
    select: { reference: true, process: true, auditEvents: { include: parts, orderBy: { sequence: 'asc' } } },
  });
}

/**
 * Holds a case's chain against its hashes.
 *
 * @returns how many events there are, and the sequence number of the first that is not as it was written; null when all are
 */
export async function checkChain(store: Store, caseId: string) {
  const chain = await readChain(store, caseId);
  if (!chain) return null;
  const place = firstBreak(chain.auditEvents);
  return { events: chain.auditEvents.length, brokenAt: place };
}
