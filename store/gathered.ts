/**
 * Gathers what is asked at the same time: while `atOnce` batches are under way, what comes waits, and goes along with the
 * next one. Alone, nothing waits for anything. Two of one `key` are never under way together.
 *
 * @param run answers each of a batch, in its order; when it throws, those of a larger batch are done one by one, so that
 *   one fault is nobody else's
 */
export function gathered<Asked extends { key: string }, Given>(
  run: (batch: readonly Asked[]) => Promise<readonly Given[]>,
  { atOnce, most }: { atOnce: number; most: number },
): (asked: Asked) => Promise<Given> {
  type Waiting = { asked: Asked; resolve: (given: Given) => void; reject: (fault: unknown) => void };
  const waiting = new Set<Waiting>();
  const busy = new Set<string>();
  let underWay = 0;

  function next(): Waiting[] {
    const batch: Waiting[] = [];
    for (const one of waiting) {
      if (batch.length === most) break;
      if (busy.has(one.asked.key)) continue;
      busy.add(one.asked.key);
      waiting.delete(one);
      batch.push(one);
    }
    return batch;
  }

  function start(): void {
    while (underWay < atOnce) {
      const batch = next();
      if (batch.length === 0) return;
      underWay += 1;
      void answer(batch).finally(() => {
        underWay -= 1;
        for (const { asked } of batch) busy.delete(asked.key);
        start();
      });
    }
  }

  async function answer(batch: readonly Waiting[]): Promise<void> {
    try {
      const given = await run(batch.map(({ asked }) => asked));
      batch.forEach(({ resolve }, index) => resolve(given[index] as Given));
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const one of batch) await answer([one]);
    }
  }

  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.add({ asked, resolve, reject });
      start();
    });
}
