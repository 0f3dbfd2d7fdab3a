import { fileURLToPath } from 'node:url';

const fileOf = (name: string): string => fileURLToPath(new URL(`../workflows/${name}`, import.meta.url));

/** The code of the processes, as the bundler takes it; what is preloaded runs before any process does. */
export const workflowCode = {
  workflowsPath: fileOf('index.ts'),
  preloadModules: [fileOf('without-stack-traces.ts')],
};
