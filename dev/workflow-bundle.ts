import { existsSync, globSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runToEnd, type Child } from './child-process.ts';
import { buildCache, root } from './paths.ts';
import { sourceHash } from './source-hash.ts';
import { workflowCode } from '../worker/workflow-code.ts';

/**
 * The path of a file with all workflow code in one, as the worker takes it in WORKFLOW_BUNDLE. Made once for each state
 * of the sources, in a process of its own: the bundler takes 200 MB that would stay with whoever called it.
 */
export async function workflowBundle(logFile: string, watch?: (child: Child) => void): Promise<string> {
  // workflows take types alone from the other rooms, and values from what they import beside them
  const file = join(
    buildCache,
    `workflows-${sourceHash(['workflows/**/*.ts', 'worker/workflow-code.ts', 'domain/**/*.ts', 'package-lock.json']).slice(0, 16)}.js`,
  );
  if (existsSync(file)) return file;
  mkdirSync(buildCache, { recursive: true });
  for (const old of globSync('workflows-*.js', { cwd: buildCache })) rmSync(join(buildCache, old), { force: true });
  const command = { command: process.execPath, args: [import.meta.filename, file], cwd: root };
  await runToEnd('Bundling the workflows', command, logFile, watch);
  return file;
}

if (import.meta.main) {
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const file = process.argv[2];
  if (file === undefined) throw new Error('Say which file to write.');
  const { code } = await bundleWorkflowCode(workflowCode);
  const half = `${file}.${process.pid}`;
  writeFileSync(half, code);
  renameSync(half, file);
}
