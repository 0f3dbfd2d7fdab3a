// Installs the npm packages when package-lock.json has changed since the last time, and does nothing otherwise. Then has
// Prisma's client generated, where the schema has changed.
// `prestart`, `pretest` and the like run it. It is plain JavaScript, because it comes before there are packages: it runs
// on whatever Node the machine has (20 or newer), or on the Node 24 that lives among the packages it may replace.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const NODE_NEEDED = 24;

/**
 * @param {string} root the project's folder
 * @param {(line: string) => void} say
 * @returns {boolean} false when there was nothing to do
 * @throws {Error} with a message for a person when the packages can't be installed
 */
export function installPackages(root, say = console.log) {
  const fingerprint = fingerprintOf(root);
  const mark = join(root, 'node_modules', '.installed');
  if (readOrNothing(mark) === fingerprint) return false;

  say('Installing npm packages (package-lock.json is new or has changed) …');
  const began = Date.now();
  const npm = findNpm(root);
  try {
    // Without --include=dev, NODE_ENV=production in a person's shell would leave out what `npm start` runs on.
    const run = spawnSync(
      npm.command,
      [...npm.args, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
      {
        cwd: root,
        env: npm.env,
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
    if (run.error) throw new Error(`npm could not be started: ${run.error.message}`);
    if (run.signal) throw new Error(`The installation was stopped (${run.signal}).`);
    if (run.status !== 0) {
      throw new Error(
        '`npm ci` failed; what it says above is the reason.\n' +
          'Most often the npm registry can not be reached, or package.json and package-lock.json do not fit together.',
      );
    }
  } finally {
    npm.release();
  }
  demandNode(root);
  writeFileSync(mark, fingerprint);
  say(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`);
  return true;
}

/** What the content of node_modules depends on: the lock file, and the machine, as some packages hold machine code. */
export function fingerprintOf(root) {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return createHash('sha256').update(`${process.platform}-${process.arch}\n`).update(lock).digest('hex');
}

/**
 * `npm ci` empties node_modules, and with it the Node 24 inside it. So npm must run on a Node that lies elsewhere: one
 * on the PATH, else a copy of the one that is running now.
 * @returns {{command: string, args: string[], env: NodeJS.ProcessEnv, release: () => void}}
 */
export function findNpm(root, env = process.env, execPath = process.execPath) {
  const inside = join(root, 'node_modules') + sep;
  const outside = (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '' && !(folder + sep).startsWith(inside));
  const clean = cleanEnvironment(env);
  let node = execPath.startsWith(inside) ? firstExecutable(outside, 'node') : execPath;
  let release = () => {};
  if (node === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'teletoets-node-'));
    node = join(folder, 'node');
    copyFileSync(execPath, node);
    release = () => rmSync(folder, { recursive: true, force: true });
  }
  clean.PATH = [dirname(node), ...outside].join(delimiter);

  const started = env.npm_execpath; // set when npm started us; it may also be another package manager's
  if (started?.endsWith('npm-cli.js')) return { command: node, args: [started], env: clean, release };
  const npm = firstExecutable(outside, 'npm');
  if (npm === undefined) {
    release();
    throw new Error('There is no npm on the PATH. Install Node.js 20 or newer, which brings npm.');
  }
  return { command: npm, args: [], env: clean, release };
}

/** npm tells a script's children about that script; an npm among them would take it for its own settings. */
function cleanEnvironment(env) {
  const foreign =
    /^(npm_lifecycle_|npm_package_|npm_command$|npm_execpath$|npm_node_execpath$|npm_config_(omit|include|production|only|local_prefix|workspace)|INIT_CWD$|NODE_OPTIONS$)/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)));
}

/** Made from the packages and the schema, so it belongs to the installation; does nothing when neither changed. */
function generateClient(root) {
  const run = spawnSync('node', [join(root, 'scripts', 'generate-client.ts')], {
    env: withOwnPrograms(root),
    stdio: 'inherit',
  });
  if (run.status !== 0) throw new Error('The Prisma client could not be made; the reason stands above.');
}

/** Node 24 comes as a package whose install script fetches it: where such scripts are switched off it is missing. */
function demandNode(root) {
  const run = spawnSync('node', ['--version'], { env: withOwnPrograms(root), encoding: 'utf8' });
  const version = run.stdout?.trim() ?? '';
  if (Number(/^v(\d+)/.exec(version)?.[1] ?? 0) >= NODE_NEEDED) return;
  throw new Error(
    `The packages are there, but Node ${NODE_NEEDED} is not (found: ${version || 'none'}). It comes with the package "node",\n` +
      'whose install script did not run or failed: see whether `npm config get ignore-scripts` says true.\n' +
      `Or install Node ${NODE_NEEDED} on this machine, and run the same command again.`,
  );
}

const withOwnPrograms = (root) => ({
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter),
});

function firstExecutable(folders, name) {
  for (const folder of folders) {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return join(folder, name);
    } catch {
      // not here: look in the next folder
    }
  }
  return undefined;
}

function readOrNothing(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

// not import.meta.main: Node 20 does not know it
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const root = fileURLToPath(new URL('..', import.meta.url));
    installPackages(root);
    generateClient(root);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
