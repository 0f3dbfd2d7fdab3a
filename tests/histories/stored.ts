import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The stored histories: one folder a process, one file a state in which it waits or ended. */
export const historiesFolder = fileURLToPath(new URL('.', import.meta.url));

export const storedHistories = (): { process: string; state: string; history: unknown }[] =>
  globSync('*/*.json', { cwd: historiesFolder })
    .sort()
    .map((file) => ({
      process: dirname(file),
      state: basename(file, '.json'),
      history: JSON.parse(readFileSync(`${historiesFolder}/${file}`, 'utf8')) as unknown,
    }));
