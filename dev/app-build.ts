import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd, type Child } from './child-process.ts';
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
];

/** Builds <app>/dist when its sources have changed since the last build; answers whether it did. */
export async function buildApp(app: App, logFile: string, watch?: (child: Child) => void): Promise<boolean> {
  const mark = join(root, app, 'dist', '.built-from');
  const hash = sourceHash(sourcesOf(app));
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return false;
  const args = [
    join(root, 'node_modules/vite/bin/vite.js'),
    'build',
    join(root, app),
    '--config',
    join(root, app, 'vite.config.ts'),
    '--logLevel',
    'warn',
  ];
  await runToEnd(`Building ${apps[app]}`, { command: process.execPath, args, cwd: root }, logFile, watch);
  writeFileSync(mark, hash);
  return true;
}
