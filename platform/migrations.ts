import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/**
 * Brings the database to the state of `prisma/migrations`, in Prisma's own bookkeeping (`_prisma_migrations`), and
 * answers with the names of what it applied: none when all is in place.
 *
 * May be called by any number of programs at once: one applies, the others wait for it. When nothing is pending it
 * costs one connection and two queries.
 *
 * @throws {MigrationError} that says what is wrong and what to do
 */
export async function applyMigrations(databaseUrl: string, migrations = readMigrations()): Promise<string[]> {
  const client = await connect(databaseUrl);
  try {
    const history = await readHistory(client);
    // A migration under way in another program looks like a failed one: only who holds the lock can tell.
    const underWay = history.some((row) => row.state === 'failed');
    if (!underWay && pendingNames(migrations, history).length === 0) return [];
    await takeLock(client);
    const pending = pendingNames(migrations, await readHistory(client));
    return pending.length === 0 ? [] : await runEngine(databaseUrl, migrations);
  } finally {
    await client.end(); // which gives the lock back
  }
}

/**
 * Notes that a failed migration was undone, so that the next `applyMigrations` tries it again.
 *
 * @throws {MigrationError} when that migration is not in the failed state
 */
export async function markRolledBack(databaseUrl: string, name: string): Promise<void> {
  const client = await connect(databaseUrl);
  try {
    await takeLock(client);
    const failed = (await readHistory(client)).some((row) => row.name === name && row.state === 'failed');
    if (!failed) throw new MigrationError(`The database holds no failed migration "${name}".`);
    await client.query(
      `UPDATE _prisma_migrations SET rolled_back_at = now()
        WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
      [name],
    );
  } finally {
    await client.end();
  }
}

/** A fault in the migrations or in the database's history of them; the message is for the person who runs the system. */
export class MigrationError extends Error {
  override name = 'MigrationError';
}

export type Migration = { name: string; sql: string };

export const migrationsFolder = fileURLToPath(new URL('../prisma/migrations/', import.meta.url));

/** The migrations that belong to this code, in order. */
export function readMigrations(): Migration[] {
  return globSync('*/migration.sql', { cwd: migrationsFolder })
    .map((file) => ({ name: file.split(/[\\/]/)[0] ?? '', sql: readFileSync(`${migrationsFolder}/${file}`, 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The migrations in the shape that Prisma's engine takes. */
export const asMigrationList = (migrations: Migration[]) => ({
  baseDir: migrationsFolder,
  shadowDbInitScript: '',
  lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
  migrationDirectories: migrations.map(({ name, sql }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
  })),
});

type HistoryRow = { name: string; checksum: string; state: 'applied' | 'failed'; log: string | null };

async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'teletoets migrations' });
  await client.connect();
  return client;
}

/** The database's own account of what was applied; migrations that were rolled back count as never applied. */
async function readHistory(client: pg.Client): Promise<HistoryRow[]> {
  const table = await client.query<{ there: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`);
  if (!table.rows[0]?.there) return [];
  const history = await client.query<HistoryRow>(
    `SELECT migration_name AS name, checksum, logs AS log,
            CASE WHEN finished_at IS NULL THEN 'failed' ELSE 'applied' END AS state
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return history.rows;
}

/** Compares code and database, and refuses to go on where a person has to look first. */
function pendingNames(migrations: Migration[], history: HistoryRow[]): string[] {
  const failed = history.find((row) => row.state === 'failed');
  if (failed) throw new MigrationError(failureText(failed.name, failed.log));

  const byName = new Map(migrations.map((migration) => [migration.name, migration]));
  const unknown = history.filter((row) => !byName.has(row.name)).map((row) => row.name);
  if (unknown.length > 0) {
    throw new MigrationError(
      `The database is newer than this program: it holds ${list(unknown)}, which this version does not know. ` +
        'Start the newer version, or restore a backup from before that migration.',
    );
  }

  const edited = history.filter((row) => !sameText(byName.get(row.name)?.sql ?? '', row.checksum));
  if (edited.length > 0) {
    throw new MigrationError(
      `Changed after it was applied to this database: ${list(edited.map((row) => row.name))}. ` +
        'Put the file back as it was, and make the change in a new migration (npm run db:migration NAME).',
    );
  }

  const applied = new Set(history.map((row) => row.name));
  return migrations.map((migration) => migration.name).filter((name) => !applied.has(name));
}

/** Prisma's checksum is the SHA-256 of the file; a checkout with other line ends is the same migration. */
function sameText(sql: string, checksum: string): boolean {
  const lf = sql.replaceAll('\r\n', '\n');
  return [sql, lf, lf.replaceAll('\n', '\r\n')].some(
    (text) => createHash('sha256').update(text).digest('hex') === checksum,
  );
}

/** Any number that nobody else uses as an advisory lock in this database. Prisma's engine itself takes 72707369. */
const lockNumber = 7_011_2026;
const lockWait = '10min';

/** Waits until no other program is migrating this database. The lock ends with the connection, also after a crash. */
async function takeLock(client: pg.Client): Promise<void> {
  await client.query(`SET lock_timeout = '${lockWait}'`);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockNumber]);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== '55P03') throw error;
    throw new MigrationError(
      `Another program has been migrating this database for more than ${lockWait}. It is the one named ` +
        `'teletoets migrations' in pg_stat_activity; let it finish or end it, then start again.`,
      { cause: error },
    );
  }
}

async function runEngine(databaseUrl: string, migrations: Migration[]): Promise<string[]> {
  // Imported here because few starts need it: it is 5 MB of WebAssembly to load.
  const { noFilters, openSchemaEngine } = await import('./schema-engine.ts');
  await using engine = await openSchemaEngine(databaseUrl);
  try {
    const done = await engine.applyMigrations({ migrationsList: asMigrationList(migrations), filters: noFilters });
    return done.appliedMigrationNames;
  } catch (error) {
    const client = await connect(databaseUrl);
    const failed = (await readHistory(client)).find((row) => row.state === 'failed');
    await client.end();
    if (!failed) throw error;
    throw new MigrationError(failureText(failed.name, failed.log), { cause: error });
  }
}

function failureText(name: string, log: string | null): string {
  // The engine's log: what PostgreSQL said, between lines about the engine's own insides.
  const said = /ERROR: [^]*?(?=\n\s+0: |$)/.exec(log ?? '')?.[0] ?? log ?? 'it was cut off.';
  return (
    `Migration "${name}" failed: ${said.trim()}\n` +
    'PostgreSQL undid its statements, unless the file itself commits halfway: look at the database. Mend the cause, ' +
    `then run: npm run db:migrate -- --again ${name}`
  );
}

const list = (names: string[]): string => names.map((name) => `"${name}"`).join(', ');
