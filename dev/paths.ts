import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, without a slash at the end. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** What `npm start` keeps between two starts; `npm run demo:reset` empties it. */
export const data = join(root, '.data');

/** What can be made again from the sources of this checkout. */
export const buildCache = join(root, '.cache');

/** What was fetched from elsewhere, kept for every checkout of this project that this person has. */
export function userCache(env: NodeJS.ProcessEnv = process.env): string {
  const base = env['XDG_CACHE_HOME'] || join(env['HOME'] || homedir(), '.cache');
  return join(base, 'teletoets-back-office');
}
