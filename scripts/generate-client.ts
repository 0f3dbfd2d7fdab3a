import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { prisma, root } from './prisma-cli.ts';

/**
 * Writes Prisma's client to store/prisma-client (which git ignores), when the schema or Prisma itself has changed since
 * the last time. Takes 2 seconds, or none. Answers whether it wrote.
 *
 * @throws {Error} with Prisma's own words when the schema is wrong
 */
export function generateClient(): boolean {
  const mark = join(root, 'store/prisma-client/.made-from');
  const wanted = fingerprint();
  if (readOrNothing(mark) === wanted) return false;
  const { ok, said } = prisma('generate');
  if (!ok) throw new Error(`Prisma's client could not be made from prisma/schema:\n${said}`);
  writeFileSync(mark, wanted);
  return true;
}

function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(createRequire(import.meta.url).resolve('prisma/package.json')));
  for (const file of globSync('prisma/schema/**/*.prisma', { cwd: root }).sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function readOrNothing(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

if (import.meta.main) {
  try {
    if (generateClient()) console.log('Made store/prisma-client from prisma/schema.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
