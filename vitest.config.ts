import { defineConfig } from 'vitest/config';

/** Rooms whose tests need no database, no Temporal and no mail: they start at once. */
const quickRooms = '{admin,design,dev,documents,domain,locales,mails,scripts}';
const tests = '**/*.test.{ts,tsx}';

export default defineConfig({
  test: {
    // One more than the smallest machine has processors: who tries what happens when a program dies mostly waits.
    maxWorkers: 3,
    // Temporal's client tries a call again in a timer, and finds its connection closed by the test that was over: nobody
    // waits for that answer any more.
    onUnhandledError: ({ message }) => message !== 'Channel has been shut down',
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
          // What is waited for is a state, so nothing is slowed; on a busy machine the longest take half a minute.
          testTimeout: 90_000,
          hookTimeout: 90_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
