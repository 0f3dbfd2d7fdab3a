import { parseArgs } from 'node:util';
import { ConfigError, readMigrationConfig } from '../platform/config.ts';
import { applyMigrations, markRolledBack, MigrationError } from '../platform/migrations.ts';

// npm run db:migrate                   apply what prisma/migrations holds and the database at DATABASE_URL lacks
// npm run db:migrate -- --again NAME   the same, and try NAME again after it failed

try {
  const { values } = parseArgs({ options: { again: { type: 'string' } } });
  const { DATABASE_URL: databaseUrl } = readMigrationConfig(process.env);
  if (values.again !== undefined) await markRolledBack(databaseUrl, values.again);
  const applied = await applyMigrations(databaseUrl);
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied: ${applied.join(', ')}.`);
} catch (error) {
  if (!(error instanceof Error)) throw error;
  // What the person can mend is said in words; anything else keeps its stack.
  const expected = error instanceof MigrationError || error instanceof ConfigError || 'code' in error;
  console.error(expected ? error.message : error);
  process.exitCode = 1;
}
process.exit(); // the engine's timers would hold the script for ten more seconds
