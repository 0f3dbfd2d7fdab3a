import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { userCache } from './paths.ts';
import { oneLine, run } from './run-command.ts';

/** The IMAP server of the demo and the tests: Python, 4 MB, started in under a second with 32 MB of memory. */
const packages = ['pymap==0.36.7', 'pysasl==1.2.0', 'proxy-protocol==0.11.3', 'typing-extensions==4.16.0'];
const version = '0.36.7-1';

/** No way led to an IMAP server on this machine. The message is one line that says why. */
export class NoImapServer extends Error {
  override name = 'NoImapServer';
}

/** Without an answer from the registry for so long, pip is given up. */
const PIP_LIMIT_MS = 90_000;

/**
 * How pymap is run: the copy that was fetched before, else fetched now by pip, as pure Python wheels of fixed versions.
 * It needs `python3` of version 3.11 or newer.
 *
 * @throws {NoImapServer}
 */
export async function pymap(
  options: { env?: NodeJS.ProcessEnv; signal?: AbortSignal } = {},
): Promise<{ command: string; args: string[]; env: NodeJS.ProcessEnv }> {
  const { env = process.env, signal } = options;
  const library = join(userCache(env), `pymap-${version}`);
  try {
    await run('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 is needed")'], {
      env,
      timeout: 10_000,
    });
    if (!existsSync(library)) await fetchInto(library, env, signal);
  } catch (error) {
    signal?.throwIfAborted();
    throw new NoImapServer(oneLine(error));
  }
  return {
    command: 'python3',
    args: ['-c', 'import sys; from pymap.main import main; sys.exit(main())'],
    env: { ...env, PYTHONPATH: library },
  };
}

/** Fetches into a folder of its own and gives it its name in one step: nobody ever sees half a library. */
async function fetchInto(library: string, env: NodeJS.ProcessEnv, signal?: AbortSignal): Promise<void> {
  const cache = join(library, '..');
  mkdirSync(cache, { recursive: true });
  const into = mkdtempSync(join(cache, 'pymap-fetching-'));
  try {
    const quick = ['--quiet', '--retries', '1', '--timeout', '20'];
    const args = ['-m', 'pip', 'install', ...quick, '--no-deps', '--only-binary=:all:', '--target', into, ...packages];
    await run('python3', args, {
      env: { ...env, PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_ROOT_USER_ACTION: 'ignore' },
      timeout: PIP_LIMIT_MS,
      ...(signal ? { signal } : {}),
    });
    renameSync(into, library);
  } catch (error) {
    if (!existsSync(library)) throw error; // else another program fetched it in the same moment
  } finally {
    rmSync(into, { recursive: true, force: true });
  }
}
