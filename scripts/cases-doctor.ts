import { systemClock } from '../platform/clock.ts';
import { ConfigError, readOperatorConfig } from '../platform/config.ts';
import { openPool } from '../platform/database.ts';
import { openLogger } from '../platform/logger.ts';
import { openTemporalClient } from '../platform/temporal.ts';
import { closeStore, openStore } from '../store/store.ts';
import { examineCases } from '../worker/doctor.ts';

/**
 * `npm run cases:doctor`, with DATABASE_URL and TEMPORAL_ADDRESS set: finds cases that are ahead of or behind their workflow, stuck
 * workflows and old outbox messages, and has told again what can be. Exits with 1 when something is left for a person.
 */
async function main(): Promise<number> {
  const config = readOperatorConfig(process.env);
  const store = openStore(
    openPool(config.DATABASE_URL, 2, openLogger('cases-doctor', 'error')),
    'not used: nothing here makes links',
  );
  const client = openTemporalClient(config);
  try {
    const findings = await examineCases(store, client, { at: systemClock.now(), correlationId: null });
    for (const { about, what, mended } of findings)
      console.log(`${mended ? 'told again' : 'LOOK AT IT'}  ${about}: ${what}`);
    if (findings.length === 0) console.log('All cases agree with their workflows, and everything was delivered.');
    return findings.some(({ mended }) => !mended) ? 1 : 0;
  } finally {
    await client.connection.close();
    await closeStore(store);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
}
