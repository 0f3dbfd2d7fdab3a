import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrationsFolder } from '../platform/migrations.ts';
import { prisma } from './prisma-cli.ts';
import { schemaDifference } from './schema-difference.ts';

// npm run db:migration NAME             write prisma/migrations/<time>_<NAME>/migration.sql from the schema's change
// npm run db:migration NAME -- --empty  the same without a change of the schema, for SQL that is written by hand

const args = process.argv.slice(2);
const empty = args.includes('--empty');
const name = args.find((arg) => !arg.startsWith('--'));

try {
  if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new Error('Give the migration a name in small letters with underscores: npm run db:migration add_telephone');
  }
  const validation = prisma('validate');
  if (!validation.ok) throw new Error(validation.said);
  const sql = await schemaDifference();
  if (sql === null && !empty) {
    throw new Error(
      'The schema has not changed: there is nothing to migrate. For a migration written by hand: ' +
        `npm run db:migration ${name} -- --empty`,
    );
  }
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14); // 20261123210000, UTC, as Prisma names them
  const folder = join(migrationsFolder, `${time}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'migration.sql'), sql ?? '-- What this changes, and why.\n');
  console.log(`Written: prisma/migrations/${time}_${name}/migration.sql`);
  console.log('Read it before you apply it: what loses data or locks a large table is for you to see.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit(); // the engine's timers would hold the script for ten more seconds
