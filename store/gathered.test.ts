import { expect, test } from 'vitest';
import { gathered } from './gathered.ts';

/** A run that ends when the test says so. */
function held({ atOnce = 1, most = 10, bad = '' } = {}) {
  const batches: { keys: string[]; end: () => void }[] = [];
  const ask = gathered(
    async (batch: readonly { key: string; value: number }[]) => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      batches.push({ keys: batch.map(({ key }) => key), end: () => resolve(undefined) });
      await promise;
      if (batch.some(({ key }) => key === bad)) throw new Error('bad');
      return batch.map(({ value }) => value * 10);
    },
    { atOnce, most },
  );
  return { ask, batches, keys: () => batches.map((batch) => batch.keys) };
}
const calm = () => new Promise((resolve) => setImmediate(resolve));

test('alone, one is done at once; what comes meanwhile goes together, and each gets its own answer', async () => {
  const { ask, batches, keys } = held();
  const answers = ['a', 'b', 'c'].map((key, value) => ask({ key, value }));
  expect(keys()).toEqual([['a']]);
  batches[0]?.end();
  expect(await answers[0]).toBe(0);
  await calm();
  expect(keys()).toEqual([['a'], ['b', 'c']]);
  batches[1]?.end();
  expect(await Promise.all(answers)).toEqual([0, 10, 20]);
});

test('two of one key are never under way together', async () => {
  const { ask, batches, keys } = held({ atOnce: 3 });
  const answers = ['a', 'a', 'b'].map((key, value) => ask({ key, value }));
  expect(keys()).toEqual([['a'], ['b']]);
  batches[1]?.end();
  await answers[2];
  expect(keys()).toEqual([['a'], ['b']]);
  batches[0]?.end();
  await answers[0];
  await calm();
  expect(keys()).toEqual([['a'], ['b'], ['a']]);
  batches[2]?.end();
  expect(await answers[1]).toBe(10);
});

test('no batch is larger than it may be', async () => {
  const { ask, batches, keys } = held({ most: 2 });
  const answers = ['a', 'b', 'c', 'd'].map((key, value) => ask({ key, value }));
  for (let index = 0; index < 3; index += 1) {
    batches[index]?.end();
    await calm();
  }
  expect(keys()).toEqual([['a'], ['b', 'c'], ['d']]);
  expect(await Promise.all(answers)).toEqual([0, 10, 20, 30]);
});

test('one fault is nobody else’s', async () => {
  const { ask, batches } = held({ bad: 'bad' });
  const first = ask({ key: 'first', value: 1 });
  const others = Promise.allSettled(['a', 'bad', 'b'].map((key, value) => ask({ key, value })));
  for (let index = 0; index < 5; index += 1) {
    batches[index]?.end();
    await calm();
  }
  await first;
  expect((await others).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const again = ask({ key: 'bad', value: 1 }); // and all goes on after it
  await calm();
  batches.at(-1)?.end();
  await expect(again).rejects.toThrow('bad');
});
