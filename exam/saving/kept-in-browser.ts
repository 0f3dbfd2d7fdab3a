import { openDB, type DBSchema } from 'idb';
import { keptInMemory, mayReplace, type KeptAnswers, type KeptChange } from './kept-answers.ts';

interface Schema extends DBSchema {
  changes: { key: [attemptId: string, itemId: string]; value: KeptChange; indexes: { attempt: string } };
}

/** What candidates left behind on a shared device goes after this many days. */
const daysKept = 14;

/**
 * The browser's own storage (IndexedDB), which a killed browser finds again. Where there is none, as in a private window
 * of some browsers, changes are kept in memory alone: `durable` says so.
 *
 * @param now the server's time
 */
export async function keptInBrowser(now: () => Date): Promise<KeptAnswers> {
  try {
    const database = await openDB<Schema>('teletoets-examen', 1, {
      upgrade(db) {
        db.createObjectStore('changes', { keyPath: ['attemptId', 'itemId'] }).createIndex('attempt', 'attemptId');
      },
    });
    const old = now().getTime() - daysKept * 24 * 3_600_000;
    for (const change of await database.getAll('changes')) {
      if (change.keptAt < old) await database.delete('changes', [change.attemptId, change.itemId]);
    }
    return {
      durable: true,
      of: async (attemptId) => await database.getAllFromIndex('changes', 'attempt', attemptId),
      keep: async (change) => {
        const write = database.transaction('changes', 'readwrite');
        const there = await write.store.get([change.attemptId, change.itemId]);
        if (mayReplace(there, change)) await write.store.put(change);
        await write.done;
      },
      forget: async (attemptId, itemId, sequence) => {
        const write = database.transaction('changes', 'readwrite');
        const there = await write.store.get([attemptId, itemId]);
        if (there && there.sequence <= sequence) await write.store.delete([attemptId, itemId]);
        await write.done;
      },
      forgetAll: async (attemptId) => {
        const write = database.transaction('changes', 'readwrite');
        for (const key of await write.store.index('attempt').getAllKeys(attemptId)) await write.store.delete(key);
        await write.done;
      },
    };
  } catch {
    return keptInMemory();
  }
}
