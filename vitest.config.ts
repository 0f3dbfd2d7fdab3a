import { defineConfig } from 'vitest/config';

/** Rooms whose tests need no database, no Temporal and no mail: they start at once. */
const quickRooms = '{admin,design,dev,documents,domain,locales,mails,scripts}';
const tests = '**/*.test.{ts,tsx}';

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'quick',
          include: [`${quickRooms}/${tests}`],
          isolate: false,
          unstubEnvs: true,
          unstubGlobals: true,
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        test: {
          // on a real PostgreSQL, a real Temporal server and a mail server, started once for all files
          name: 'services',
          include: [tests],
          exclude: ['**/node_modules/**', '.data/**', '.cache/**', `${quickRooms}/**`],
          globalSetup: ['tests/support/global-setup.ts'],
          // The house's modules take seconds to load: once for all files that a process runs, not for each.
          isolate: false,
          setupFiles: ['tests/support/each-file.ts'],
          unstubEnvs: true,
          // On a busy machine a month of skipped time takes a minute; what is waited for is a state, so nothing is slowed.
          testTimeout: 240_000,
          hookTimeout: 120_000,
          // Where the machine is shared a browser can be late once; twice is a fault.
          retry: process.env['CI'] ? 1 : 0,
        },
      },
    ],
  },
});
