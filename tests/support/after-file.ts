import { afterAll } from 'vitest';

const works: (() => unknown)[] = [];

/**
 * Does something after the tests of this file, last come first served. It can be asked for at any time: an `afterAll` that
 * is called in a `beforeAll` or in a test is never heard, so the one that Vitest hears stands here.
 */
export function afterThisFile(work: () => unknown): void {
  works.push(work);
}

afterAll(async () => {
  const faults: unknown[] = [];
  for (const work of works.splice(0).toReversed()) {
    try {
      await work();
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'Not all was put away after the tests');
});
