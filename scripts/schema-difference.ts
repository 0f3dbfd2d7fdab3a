import { randomUUID } from 'node:crypto';
import { mkdtempSync, globSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../dev/ports.ts';
import { startPostgres } from '../dev/postgres.ts';
import { asMigrationList, readMigrations } from '../platform/migrations.ts';
import { noFilters, openSchemaEngine, type SchemaFile } from '../platform/schema-engine.ts';
import { root } from './prisma-cli.ts';

/**
 * The SQL that leads from what `prisma/migrations` make to what `prisma/schema` says; null when they agree.
 *
 * The migrations are replayed in a database that lives only for this comparison, on the server of DATABASE_URL (whose
 * role must be allowed to create databases), or else on a PostgreSQL started for the occasion.
 *
 * What the engine does not see in a database is left alone: checks, triggers, functions, views, sequences, exclusion
 * constraints, and indexes that are partial (WHERE) or over an expression. Those are written by hand in migrations.
 * It does see tables, columns (generated ones too), enums, foreign keys and every index over plain columns, and proposes
 * to drop those that the schema lacks: so they must be in the schema, also when a detail of them (INCLUDE, DEFERRABLE)
 * is added by hand in the migration. `tests/migrations.test.ts` holds this.
 *
 * @throws {Error} when a migration fails on an empty database, or the schema is not valid
 */
export async function schemaDifference(migrations = readMigrations()): Promise<string | null> {
  const files = schemaFiles();
  return withServer(async (databaseUrl) => {
    await using engine = await openSchemaEngine(databaseUrl, files);
    const difference = await engine.diff({
      from: { tag: 'migrations', ...asMigrationList(migrations) },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: noFilters,
    });
    return difference.exitCode === 2 ? difference.stdout : null;
  });
}

export const schemaFiles = (): SchemaFile[] =>
  globSync(join(root, 'prisma/schema/**/*.prisma'))
    .sort()
    .map((path) => ({ path, content: readFileSync(path, 'utf8') }));

async function withServer<T>(work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const given = process.env['DATABASE_URL'];
  if (given) return work(given);

  const folder = mkdtempSync(join(tmpdir(), 'teletoets-schema-'));
  const [port] = await freePorts(1);
  if (port === undefined) throw new Error('This machine has no free port.');
  try {
    const postgres = await startPostgres({
      folder: join(folder, 'postgres'),
      port,
      password: randomUUID(),
      logFile: join(folder, 'postgres.log'),
      durable: false,
    });
    try {
      return await work(postgres.adminUrl('postgres'));
    } finally {
      await postgres.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
