import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { isDeadlock } from '../platform/database.ts';
import { PrismaClient, type Prisma } from './prisma-client/client.ts';

/** What every store function works on: the database, and the secret from which the tokens of links are made. */
export type Store = { prisma: PrismaClient; pool: pg.Pool; linkSecret: string };

/** One transaction: all of it happens, or nothing. */
export type Transaction = Prisma.TransactionClient;

/** When something happens, and the id by which it is followed through request, update, log and audit. */
export type Occasion = { at: Date; correlationId: string | null };

export function openStore(pool: pg.Pool, linkSecret: string): Store {
  return {
    prisma: new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: false }) }),
    pool,
    linkSecret,
  };
}

export async function closeStore(store: Store): Promise<void> {
  await store.prisma.$disconnect();
  await store.pool.end();
}

/** How long a transaction may take, in milliseconds; one that takes longer is undone. */
export type TimeLimit = { timeout: number };

/** How often a transaction is tried that PostgreSQL chose to undo so that another could go on. */
const mostTries = 3;

/**
 * Runs one business fact as one transaction, under PostgreSQL's READ COMMITTED; rows that matter are locked first. Where it
 * and another wait for each other all the same, one of both is undone and done again: so `work` may change rows alone.
 */
export async function inTransaction<Result>(
  store: Store,
  work: (tx: Transaction) => Promise<Result>,
  { timeout }: TimeLimit = { timeout: 15_000 },
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await store.prisma.$transaction(work, { maxWait: 5_000, timeout });
    } catch (error) {
      if (tries === mostTries || !isDeadlock(error)) throw error;
    }
  }
}

/**
 * One transaction on the `pg` pool, for the exam's paths, where Prisma would cost more than the database does. Rows that
 * matter are locked first, here too.
 */
export async function onOneConnection<Value>(
  store: Store,
  work: (client: pg.PoolClient) => Promise<Value>,
): Promise<Value> {
  const client = await store.pool.connect();
  let broken = false;
  try {
    await client.query('BEGIN');
    const value = await work(client);
    await client.query('COMMIT');
    return value;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Tells whoever listens that something changed; heard only when the transaction commits. See platform/live.ts. */
export async function notify(tx: Transaction, channel: 'live' | 'outbox' | 'mail', payload = ''): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${channel}, ${payload})`;
}

/** What a screen can show and is told of when it changes: the names that the API's lists have. */
export type LiveResource =
  | 'tasks'
  | 'account-applications'
  | 'accounts'
  | 'schools'
  | 'settings'
  | 'calendar'
  | 'mails'
  | 'exams'
  | 'sittings'
  | 'scheduling-requests'
  | 'results'
  | 'inspections'
  | 'help-requests';

/** @param schoolId whose account holders hear it as well; without it the bureau's people alone do */
export const notifyLive = (tx: Transaction, resource: LiveResource, id: string, schoolId?: string): Promise<void> =>
  notify(tx, 'live', JSON.stringify({ resource, id, ...(schoolId ? { schoolId } : {}) }));
