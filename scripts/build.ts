import { copyFileSync, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { apps, buildApp, type App } from '../dev/app-build.ts';
import { buildCache, root } from '../dev/paths.ts';
import { workflowBundle } from '../dev/workflow-bundle.ts';
import { generateClient } from './generate-client.ts';

// npm run build   All that is made from the sources before the programs can run: Prisma's client, the browser apps in
//                 admin/dist and exam/dist, and the workflows in one file for WORKFLOW_BUNDLE. What is up to date is left as it is.

const bundle = join(buildCache, 'workflows.js');

try {
  mkdirSync(buildCache, { recursive: true });
  generateClient();
  console.log("store/prisma-client: Prisma's client");
  for (const app of Object.keys(apps) as App[]) {
    await buildApp(app, join(buildCache, `${app}-build.log`));
    console.log(`${app}/dist: ${apps[app]}`);
  }
  copyFileSync(await workflowBundle(join(buildCache, 'workflow-bundle.log')), bundle);
  console.log(`${relative(root, bundle)}: the workflows, for WORKFLOW_BUNDLE`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
