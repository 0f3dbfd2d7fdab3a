import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { runToEnd, type Child } from './child-process.ts';
import { packBeside } from './packed-beside.ts';
import { root } from './paths.ts';
import { sourceHash } from './source-hash.ts';

/** The browser apps: the back office and the exam player. */
export const apps = { admin: 'the back office', exam: 'the exam player' } as const;
export type App = keyof typeof apps;

/** All that a browser app is made from. */
const sourcesOf = (app: App): string[] => [
  `${app}/**/*`,
  'design/**/*',
  'domain/**/*',
  'locales/**/*',
  'api/**/contract.ts',
  'package-lock.json',
  'tsconfig.json',
  'dev/packed-beside.ts',
];

/**
 * Builds <app>/dist when its sources have changed since the last build; answers whether it did. Programs and test files may
 * do this side by side: each builds in a folder of its own, and the first to be done puts its folder in place.
 */
export async function buildApp(app: App, logFile: string, watch?: (child: Child) => void): Promise<boolean> {
  const dist = join(root, app, 'dist');
  const hash = sourceHash(sourcesOf(app));
  if (builtFrom(dist) === hash) return false;
  const cache = join(root, '.cache');
  mkdirSync(cache, { recursive: true });
  const half = mkdtempSync(join(cache, `building-${app}-`));
  try {
    await runVite(app, half, logFile, watch);
    await packBeside(join(half, 'assets'));
    chmodSync(half, 0o755); // a folder of mkdtemp is its maker's alone, and the API may run as someone else
    writeFileSync(join(half, mark), hash);
    return putInPlace(half, dist, hash);
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
}

const mark = '.built-from';

function builtFrom(dist: string): string | undefined {
  const file = join(dist, mark);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function putInPlace(half: string, dist: string, hash: string): boolean {
  for (;;) {
    if (builtFrom(dist) === hash) return false; // someone else was quicker
    rmSync(dist, { recursive: true, force: true });
    try {
      renameSync(half, dist);
      return true;
    } catch (error) {
      if (!existsSync(dist)) throw error;
    }
  }
}

async function runVite(app: App, outDir: string, logFile: string, watch?: (child: Child) => void): Promise<void> {
  const args = [
    join(root, 'node_modules/vite/bin/vite.js'),
    'build',
    join(root, app),
    ...['--config', join(root, app, 'vite.config.ts')],
    ...['--outDir', outDir, '--emptyOutDir'],
    ...['--logLevel', 'warn'],
  ];
  await runToEnd(`Building ${apps[app]}`, { command: process.execPath, args, cwd: root }, logFile, watch);
}
