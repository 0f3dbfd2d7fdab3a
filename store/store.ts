import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { isDeadlock, watchingConnection, type Taken } from '../platform/database.ts';
import { PrismaClient, type Prisma } from './prisma-client/client.ts';
import { nameOf } from './statement-names.ts';

/** What every store function works on: the database, and the secret from which the tokens of links are made. */
export type Store = { prisma: PrismaClient; pool: pg.Pool; linkSecret: string };

/** One transaction: all of it happens, or nothing. */
export type Transaction = Prisma.TransactionClient;

/** When something happens, and the id by which it is followed through request, update, log and audit. */
export type Occasion = {
  at: Date;
  correlationId: string | null;
  /** A step of a worker's own: no API tells Temporal of it after the commit, so the relay does at once. */
  relayTells?: boolean;
};

export function openStore(pool: pg.Pool, linkSecret: string): Store {
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { disposeExternalPool: false, statementNameGenerator: ({ sql }) => nameOf(sql) }),
  });
  connectionsOf.set(prisma, { client: pool });
  return { prisma, pool, linkSecret };
}

/** Where Prisma's client asks: the pool, or in a transaction its one connection, until the transaction ends. */
const connectionsOf = new WeakMap<Transaction, { client: Pick<pg.ClientBase, 'query'> | null }>();

/**
 * Asks in SQL, in the same transaction as Prisma's: for the few statements that every step of every process asks, where
 * Prisma would cost more than the database does. See docs/decisions/0019.
 *
 * @param statement its name, by which PostgreSQL knows its plan: one name is always the same text
 */
export async function ask<Row extends object>(
  db: Transaction,
  statement: { name: string; text: string },
  values: unknown[],
): Promise<Row[]> {
  const client = connectionsOf.get(db)?.client;
  // It took too long and was undone, while its work went on; or Prisma began it by itself.
  if (!client) throw new Error('This transaction is over, or was not begun by inTransaction');
  const { rows } = await client.query<Row>({ ...statement, values });
  return rows;
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
      const taken: Taken = { client: null };
      const begun = (tx: Transaction): Promise<Result> => {
        connectionsOf.set(tx, taken);
        return withNotices(tx, work);
      };
      return await watchingConnection(taken, () => store.prisma.$transaction(begun, { maxWait: 5_000, timeout }));
    } catch (error) {
      if (tries === mostTries || !isDeadlock(error)) throw error;
    }
  }
}

async function withNotices<Result>(tx: Transaction, work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  const notices = new Map<string, Notice>();
  noticesOf.set(tx, notices);
  const result = await work(tx);
  await sendNotices(tx, [...notices.values()]);
  return result;
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

type Notice = { channel: 'live' | 'outbox' | 'mail'; payload: string };

/** What a transaction has to tell: gathered, each once, and told in one statement at its end. */
const noticesOf = new WeakMap<Transaction, Map<string, Notice>>();

/** Tells whoever listens that something changed; heard only when the transaction commits. See platform/live.ts. */
export async function notify(tx: Transaction, channel: Notice['channel'], payload = ''): Promise<void> {
  const notice = { channel, payload };
  const gathered = noticesOf.get(tx);
  if (gathered) gathered.set(`${channel} ${payload}`, notice);
  else await sendNotices(tx, [notice]);
}

const notifying = {
  name: 'notify',
  text: 'SELECT pg_notify(channel, payload) FROM unnest($1::text[], $2::text[]) AS notice (channel, payload)',
};

async function sendNotices(tx: Transaction, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const [channels, payloads] = [notices.map(({ channel }) => channel), notices.map(({ payload }) => payload)];
  await ask(tx, notifying, [channels, payloads]);
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
