import { copyFileSync, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildAdmin } from '../dev/admin-build.ts';
import { buildCache, root } from '../dev/paths.ts';
import { workflowBundle } from '../dev/workflow-bundle.ts';
import { generateClient } from './generate-client.ts';

// npm run build   All that is made from the sources before the programs can run: Prisma's client, the back office in
//                 admin/dist, and the workflows in one file for WORKFLOW_BUNDLE. What is up to date is left as it is.

const bundle = join(buildCache, 'workflows.js');

try {
  mkdirSync(buildCache, { recursive: true });
  generateClient();
  console.log("store/prisma-client: Prisma's client");
  await buildAdmin(join(buildCache, 'admin-build.log'));
  console.log('admin/dist: the back office');
  copyFileSync(await workflowBundle(join(buildCache, 'workflow-bundle.log')), bundle);
  console.log(`${relative(root, bundle)}: the workflows, for WORKFLOW_BUNDLE`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
