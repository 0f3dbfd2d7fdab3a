import { systemClock } from '../platform/clock.ts';
import { ConfigError, readMigrationConfig } from '../platform/config.ts';
import { faultCode, isDatabaseAway, openPool } from '../platform/database.ts';
import { openLogger } from '../platform/logger.ts';
import { applyMigrations, MigrationError } from '../platform/migrations.ts';
import { closeStore, openStore, type Occasion, type Store } from '../store/store.ts';

/** A fault that the person who gave the command can mend; the message says how. */
export class CommandError extends Error {
  override name = 'CommandError';
}

/**
 * Runs one command of a person on the database at DATABASE_URL, which gets its tables first when it has none, and ends
 * the process: with code 1 when `prepare` or `work` throws. `prepare` looks at what was asked, before the database.
 */
export async function commandOnDatabase<Asked>(
  prepare: () => Asked | Promise<Asked>,
  work: (store: Store, occasion: Occasion, asked: Asked) => Promise<void>,
): Promise<never> {
  try {
    const asked = await prepare();
    const { DATABASE_URL: databaseUrl } = readMigrationConfig(process.env);
    await applyMigrations(databaseUrl);
    const store = openStore(openPool(databaseUrl, 2, openLogger('command', 'error')), 'not used: no links are made');
    try {
      await work(store, { at: systemClock.now(), correlationId: null }, asked);
    } finally {
      await closeStore(store);
    }
  } catch (error) {
    console.error(forPeople(error));
    process.exit(1);
  }
  process.exit(0); // the migration engine's timers would hold the process for ten more seconds
}

/** What the person can mend is said in words; anything else keeps its stack. */
function forPeople(error: unknown): unknown {
  if (error instanceof CommandError || error instanceof ConfigError || error instanceof MigrationError)
    return error.message;
  if (error instanceof Error && faultCode(error)?.startsWith('ERR_PARSE_ARGS')) return error.message;
  if (isDatabaseAway(error)) return 'The database at DATABASE_URL can not be reached.';
  return error;
}
