import { existsSync, readFileSync } from 'node:fs';
import { checkEvidence, evidenceBundle, type EvidenceBundle } from '../domain/evidence.ts';
import { ConfigError, readMigrationConfig } from '../platform/config.ts';
import { isDatabaseAway, openPool } from '../platform/database.ts';
import { openLogger } from '../platform/logger.ts';
import { evidenceOf } from '../store/evidence.ts';
import { closeStore, openStore } from '../store/store.ts';
import { CommandError } from './on-database.ts';

// npm run verify-evidence AA-2026-00012
//   Checks the evidence of an application in the database at DATABASE_URL: the audit's chain, the hash of each document,
//   each signature and decision against the audit, the signature certificate. Changes nothing.
// npm run verify-evidence bewijs-AA-2026-00012.json
//   The same with a file that the helpdesk downloaded ('bewijspakket'): needs no database and no network.
// Exits with 1 when something is wrong; says what.

const usage = 'npm run verify-evidence AA-2026-00012 | FILE.json';

async function main(asked: string | undefined): Promise<number> {
  if (!asked) throw new CommandError(`Which application, or which file?\n${usage}`);
  const bundle = existsSync(asked) ? fromFile(asked) : await fromDatabase(asked);
  const checks = checkEvidence(bundle);
  console.log(`Evidence of ${bundle.reference}`);
  for (const { what, fault } of checks)
    console.log(fault === null ? `  in order  ${what}` : `  WRONG     ${what}: ${fault}`);
  const faults = checks.filter(({ fault }) => fault !== null).length;
  console.log(
    faults === 0 ? `All ${checks.length} checks are in order.` : `${faults} of ${checks.length} checks are WRONG.`,
  );
  return faults === 0 ? 0 : 1;
}

function fromFile(path: string): EvidenceBundle {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new CommandError(`${path} can not be read as JSON: it is no evidence package, or it was changed.`);
  }
  const bundle = evidenceBundle.safeParse(read);
  if (bundle.success) return bundle.data;
  const faults = bundle.error.issues.slice(0, 5).map(({ path: at, message }) => `  ${at.join('.')}: ${message}`);
  throw new CommandError(`${path} is no evidence package, or it was changed:\n${faults.join('\n')}`);
}

async function fromDatabase(reference: string): Promise<EvidenceBundle> {
  if (!/^AA-\d{4}-\d{5,}$/.test(reference)) {
    throw new CommandError(`${reference} is no file, and no reference as AA-2026-00012.\n${usage}`);
  }
  const { DATABASE_URL: databaseUrl } = readMigrationConfig(process.env);
  const pool = openPool(databaseUrl, 1, openLogger('verify-evidence', 'error'));
  const store = openStore(pool, 'not used: no links are made');
  try {
    const evidence = await evidenceOf(store, { reference });
    if (!evidence) throw new CommandError(`There is no application ${reference}.`);
    return evidence;
  } finally {
    await closeStore(store);
  }
}

function forPeople(error: unknown): unknown {
  if (error instanceof CommandError || error instanceof ConfigError) return error.message;
  return isDatabaseAway(error) ? 'The database at DATABASE_URL can not be reached.' : error;
}

try {
  process.exitCode = await main(process.argv[2]);
} catch (error) {
  console.error(forPeople(error));
  process.exitCode = 1;
}
