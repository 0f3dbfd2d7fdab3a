import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prisma-cli.ts';

// npm run check:rooms   No file reaches where the house's plan (.dependency-cruiser.mjs) says it must not.
//
// dependency-cruiser says 'no violations' also when it could read nothing, as with a TypeScript that it does not know.
// So its count of files is held against our own.

const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const run = spawnSync(process.execPath, [tool, '.', '--output-type', 'err-long'], {
  cwd: root,
  encoding: 'utf8',
});
process.stdout.write(run.stdout);
process.stderr.write(run.stderr);

const cruised = Number(/(\d+) modules, \d+ dependencies cruised/.exec(run.stdout)?.[1] ?? 0);
const files = globSync('**/*.{ts,tsx}', {
  cwd: root,
  exclude: (path) => /(^|\/)(node_modules|dist|prisma-client)$|^\./.test(path),
}).length;
if (cruised < files) {
  console.error(`Only ${cruised} modules were looked at, while there are ${files} source files: this says nothing.`);
}
process.exitCode = run.status === 0 && cruised >= files ? 0 : 1;
