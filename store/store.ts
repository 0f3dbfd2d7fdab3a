import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
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

/** Runs one business fact as one transaction, under PostgreSQL's READ COMMITTED; rows that matter are locked first. */
export const inTransaction = <Result>(store: Store, work: (tx: Transaction) => Promise<Result>): Promise<Result> =>
  store.prisma.$transaction(work, { maxWait: 5_000, timeout: 15_000 });

/** Tells whoever listens that something changed; heard only when the transaction commits. See platform/live.ts. */
export async function notify(tx: Transaction, channel: 'live' | 'outbox' | 'mail', payload = ''): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${channel}, ${payload})`;
}

export const notifyLive = (tx: Transaction, resource: 'tasks' | 'account-applications', id: string): Promise<void> =>
  notify(tx, 'live', JSON.stringify({ resource, id }));
