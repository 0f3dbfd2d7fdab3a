import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** The project's folder, without a slash at the end. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/**
 * Runs Prisma's command line on the schema, without the internet, and answers with how it ended and what it said.
 *
 * At each start Prisma fetches its native schema engine, which none of our commands needs (generate, validate, format).
 * It leaves that be when it is pointed to any program that can be run: here Node itself.
 */
export function prisma(...args: string[]): { ok: boolean; said: string } {
  const cli = createRequire(import.meta.url).resolve('prisma/build/index.js');
  const run = spawnSync(process.execPath, [cli, ...args, '--schema', 'prisma/schema'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      CHECKPOINT_DISABLE: '1', // no call home about new versions
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  });
  return { ok: run.status === 0, said: `${run.stdout}${run.stderr}`.trim() };
}

// node scripts/prisma-cli.ts format
if (import.meta.main) {
  const { ok, said } = prisma(...process.argv.slice(2));
  console.log(said);
  process.exitCode = ok ? 0 : 1;
}
