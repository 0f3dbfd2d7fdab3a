import { inTransaction, notifyLive } from '../../store/store.ts';
import type { Parts } from '../http/parts.ts';

/** How long notices about one sitting are gathered before its school is told, in milliseconds. */
const gatherMs = 500;

type About = { sittingId: string; schoolId: string };

/**
 * Tells the screens that follow a sitting that someone began or handed in. Gathered, and outside the exam's own
 * transactions: a NOTIFY makes all that commits wait in one row, which the candidates should not feel. A notice that is
 * lost with its process is made good by the next one.
 */
export function progressNotices({ store, logger }: Pick<Parts, 'store' | 'logger'>) {
  const waiting = new Set<string>();

  function tell(resource: 'sittings' | 'results', { sittingId, schoolId }: About): void {
    const key = `${resource}/${sittingId}`;
    if (waiting.has(key)) return;
    waiting.add(key);
    setTimeout(() => {
      waiting.delete(key);
      inTransaction(store, (tx) => notifyLive(tx, resource, sittingId, schoolId)).catch(() => {
        logger.warn({ sittingId }, 'a school was not told of progress');
      });
    }, gatherMs).unref();
  }

  return {
    began: (about: About): void => tell('sittings', about),
    handedIn(about: About): void {
      tell('sittings', about);
      tell('results', about);
    },
  };
}
