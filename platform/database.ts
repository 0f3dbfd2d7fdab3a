import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import type { Logger } from './logger.ts';

/** A pool of connections that survives a restart of PostgreSQL: a broken connection is dropped and made anew. */
export function openPool(url: string, size: number, logger: Logger): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: size, connectionTimeoutMillis: 5_000 });
  pool.on('error', (error) => {
    logger.warn({ code: faultCode(error) }, 'a database connection was lost');
  });
  pool.on('connect', askOneAtATime);
  noteWhoTakes(pool);
  return pool;
}

/** The connection that a piece of work took from the pool, until its transaction ends there. */
export type Taken = { client: pg.PoolClient | null };
const taking = new AsyncLocalStorage<Taken>();
const takenFor = new WeakMap<pg.PoolClient, Taken>();

/** Does work that takes a connection out of sight, within a library; `taken` then tells which one. */
export const watchingConnection = <Result>(taken: Taken, work: () => Result): Result => taking.run(taken, work);

function noteWhoTakes(pool: pg.Pool): void {
  const connect = pool.connect.bind(pool) as (...given: unknown[]) => unknown;
  const connectAndNote = async (): Promise<pg.PoolClient> => {
    const client = (await connect()) as pg.PoolClient;
    const taken = taking.getStore();
    if (taken) takenFor.set(client, Object.assign(taken, { client }));
    return client;
  };
  // With a callback the pool takes one for itself, for a single question.
  pool.connect = ((...given: unknown[]) =>
    given.length > 0 ? connect(...given) : connectAndNote()) as typeof pool.connect;
}

/**
 * Has a connection asked one thing at a time. In a transaction Prisma asks for the relations of a row all at once on its
 * one connection; pg queues that, but its next version won't.
 */
function askOneAtATime(client: pg.PoolClient): void {
  const ask = client.query.bind(client) as (...asked: unknown[]) => unknown;
  let before: Promise<unknown> | null = null;
  const inTurn = (...asked: unknown[]): unknown => {
    if (endsTransaction(asked[0])) letGo(client);
    if (typeof asked.at(-1) === 'function') return ask(...asked); // of the pool itself, which has the connection alone
    const answer = before ? before.then(() => ask(...asked)) : Promise.resolve(ask(...asked));
    const over = answer.then(
      () => undefined,
      () => undefined,
    );
    before = over;
    void over.then(() => {
      if (before === over) before = null;
    });
    return answer;
  };
  client.query = inTurn as typeof client.query;
}

/** What comes after this on the connection belongs to no transaction, or to another's: also where it still waits its turn. */
function endsTransaction(question: unknown): boolean {
  const text = typeof question === 'object' && question !== null && 'text' in question ? question.text : question;
  return text === 'COMMIT' || text === 'ROLLBACK';
}

function letGo(client: pg.PoolClient): void {
  const taken = takenFor.get(client);
  if (taken) taken.client = null;
  takenFor.delete(client);
}

/**
 * Whether the fault is that PostgreSQL can't be reached now, so that trying later may well succeed. Errors come wrapped
 * by Prisma's adapter and by its transactions, so the whole chain of causes is looked through.
 */
export function isDatabaseAway(error: unknown): boolean {
  for (const fault of chainOf(error)) {
    if (awayCodes.has(faultCode(fault) ?? '')) return true;
    const message = fault instanceof Error ? fault.message : '';
    if (
      /terminated unexpectedly|timeout exceeded when trying to connect|Can't reach database|ended by the server|Connection terminated|Unable to start a transaction/.test(
        message,
      )
    )
      return true;
  }
  return false;
}

/** Whether PostgreSQL undid the transaction because it and others waited for each other: done again, it goes through. */
export function isDeadlock(error: unknown): boolean {
  return [...chainOf(error)].some((fault) => deadlockCodes.has(faultCode(fault) ?? ''));
}

const deadlockCodes = new Set([
  '40P01', // deadlock_detected
  'P2034', // Prisma's name for it
]);

/** Whether there is a row of that key already: who came first wrote it. */
export function isDuplicate(error: unknown): boolean {
  return [...chainOf(error)].some((fault) => duplicateCodes.has(faultCode(fault) ?? ''));
}

const duplicateCodes = new Set([
  '23505', // unique_violation
  'P2002', // Prisma's name for it
]);

const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN', // the name of a container that restarts
  'EHOSTUNREACH',
  'ENETUNREACH',
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '08000', // the class of connection exceptions
  '08003',
  '08006',
  '53300', // too_many_connections
  'P1001', // Prisma: can't reach the server
  'P1002',
  'P1008',
  'P1017', // Prisma: the server closed the connection
  'P2024', // Prisma: no connection from the pool in time
]);

function* chainOf(error: unknown): Generator {
  let fault = error;
  for (let depth = 0; depth < 8 && typeof fault === 'object' && fault !== null; depth += 1) {
    yield fault;
    if ('meta' in fault) yield* driverErrorsIn(fault.meta);
    fault = 'cause' in fault ? fault.cause : null;
  }
}

function* driverErrorsIn(meta: unknown): Generator {
  if (typeof meta !== 'object' || meta === null || !('driverAdapterError' in meta)) return;
  yield meta.driverAdapterError;
  const inner = meta.driverAdapterError;
  if (typeof inner === 'object' && inner !== null && 'cause' in inner) yield inner.cause;
}

export function faultCode(fault: unknown): string | null {
  if (typeof fault !== 'object' || fault === null) return null;
  for (const name of ['code', 'originalCode']) {
    const value = (fault as Record<string, unknown>)[name];
    if (typeof value === 'string') return value;
  }
  return null;
}
