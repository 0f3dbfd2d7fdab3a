const works: (() => unknown)[] = [];

/**
 * Does something after the tests of this file, last come first served. It can be asked for at any time: an `afterAll` that
 * is called in a `beforeAll` or in a test is never heard. The one that is heard stands in each-file.ts.
 */
export function afterThisFile(work: () => unknown): void {
  works.push(work);
}

/** Does all that was left for after the file. */
export async function putAway(): Promise<void> {
  const faults: unknown[] = [];
  for (const work of works.splice(0).toReversed()) {
    try {
      await work();
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'Not all was put away after the tests');
}
