import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { NoImapServer, pymap } from './pymap.ts';

let folder: string;
let env: NodeJS.ProcessEnv;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'teletoets-pymap-'));
  mkdirSync(join(folder, 'path'));
  env = { PATH: join(folder, 'path'), HOME: folder };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A `python3` that answers the question for its version with `version`, and pip with `pip`. */
function python(version: string, pip: string): void {
  const file = join(folder, 'path', 'python3');
  writeFileSync(file, `#!/bin/sh\nif [ "$1" = -c ]; then ${version}; else ${pip}; fi\n`);
  chmodSync(file, 0o755);
}
const fetched = 'while [ "$1" != --target ]; do shift; done; /bin/mkdir -p "$2/pymap"';
const cache = () => join(folder, '.cache', 'teletoets-back-office');

test('it is fetched once, whole', async () => {
  python('exit 0', fetched);
  const { env: its } = await pymap({ env });
  expect(existsSync(join(its['PYTHONPATH'] ?? '', 'pymap'))).toBe(true);
  python('exit 0', 'exit 1');
  expect((await pymap({ env })).env['PYTHONPATH']).toBe(its['PYTHONPATH']);
  expect(readdirSync(cache())).toHaveLength(1);
});

test.each([
  ['there is no Python', () => undefined, /there is no `python3`/],
  ['Python is too old', () => python('echo "Python 3.11 is needed" >&2; exit 1', 'exit 0'), /Python 3\.11 is needed/],
  ['pip finds nothing', () => python('exit 0', 'echo "ERROR: no network" >&2; exit 1'), /no network/],
])('when %s, one line says so, and no half library stays', async (_, prepare, line) => {
  prepare();
  const failure: unknown = await pymap({ env }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(NoImapServer);
  expect((failure as Error).message).toMatch(line);
  expect((failure as Error).message).not.toContain('\n');
  expect(existsSync(cache()) ? readdirSync(cache()) : []).toEqual([]);
});

test('can be broken off', async () => {
  python('exit 0', '/bin/sleep 60');
  const stop = new AbortController();
  const found = pymap({ env, signal: stop.signal });
  stop.abort(new Error('stopped'));
  await expect(found).rejects.toThrow('stopped');
});
