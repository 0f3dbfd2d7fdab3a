import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd, type Child } from './child-process.ts';
import { root } from './paths.ts';
import { sourceHash } from './source-hash.ts';

/** All that the browser app of the back office is made from. */
const sources = [
  'admin/**/*',
  'design/**/*',
  'domain/**/*',
  'locales/**/*',
  'api/**/contract.ts',
  'package-lock.json',
  'tsconfig.json',
];

/** Builds admin/dist when its sources have changed since the last build; answers whether it did. */
export async function buildAdmin(logFile: string, watch?: (child: Child) => void): Promise<boolean> {
  const mark = join(root, 'admin', 'dist', '.built-from');
  const hash = sourceHash(sources);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return false;
  const args = [
    join(root, 'node_modules/vite/bin/vite.js'),
    'build',
    join(root, 'admin'),
    '--config',
    join(root, 'admin/vite.config.ts'),
    '--logLevel',
    'warn',
  ];
  await runToEnd('Building the back office', { command: process.execPath, args, cwd: root }, logFile, watch);
  writeFileSync(mark, hash);
  return true;
}
