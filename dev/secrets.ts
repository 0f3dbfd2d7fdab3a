import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const shape = z.object({
  sessionSecret: z.string().min(32),
  linkSecret: z.string().min(32),
  postgresPassword: z.string().min(16),
});
export type Secrets = z.infer<typeof shape>;

/** The demo's secrets: random, made at the first start, then kept, as sessions and mailed links hang on them. */
export function readOrMakeSecrets(file: string): Secrets {
  const kept = read(file);
  if (kept !== undefined) return shape.parse(JSON.parse(kept));
  const made: Secrets = {
    sessionSecret: randomBytes(32).toString('hex'),
    linkSecret: randomBytes(32).toString('hex'),
    postgresPassword: randomBytes(24).toString('hex'),
  };
  writeFileSync(`${file}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return made;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
