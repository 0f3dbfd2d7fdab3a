import { createHash } from 'node:crypto';

/**
 * The audit's hash chain: each event carries the hash of the one before it, so that an event that was changed, left out
 * or put in afterwards shows. Pure, so that it can be checked off line.
 */
export type AuditedFacts = {
  caseId: string;
  sequence: number;
  at: Date;
  code: string;
  actor: string;
  accountId: string | null;
  details: unknown;
  correlationId: string | null;
};

export const firstHash = '0'.repeat(64);

/** The SHA-256, in hexadecimal, of the event together with the hash of the one before it. */
export function chainHash(previousHash: string, event: AuditedFacts): string {
  const facts = [
    previousHash,
    event.caseId,
    event.sequence,
    event.at.toISOString(),
    event.code,
    event.actor,
    event.accountId,
    sorted(event.details),
    event.correlationId,
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}

/** The first event, by its sequence, that is not what the chain says; null when all is as it was written. */
export function firstBreak(events: (AuditedFacts & { previousHash: string; hash: string })[]): number | null {
  let previous = firstHash;
  for (const [index, event] of events.entries()) {
    const intact =
      event.sequence === index + 1 && event.previousHash === previous && event.hash === chainHash(previous, event);
    if (!intact) return index + 1;
    previous = event.hash;
  }
  return null;
}

/** PostgreSQL's jsonb doesn't keep the order of keys; the hash must not depend on it. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
