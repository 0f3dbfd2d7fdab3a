import { defineConfig } from 'vitest/config';

/** `npm run histories:record`: no test, but it needs the same real parts. */
export default defineConfig({
  test: {
    include: ['tests/histories/*.record.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    setupFiles: ['tests/support/each-file.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
