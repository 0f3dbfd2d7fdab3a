import type { Registered } from './exam-entrance.ts';
import type { Store } from './store.ts';

/**
 * What a program saw of a candidate at the entrance, until that candidate starts. At nine o'clock a whole school starts,
 * each a minute after logging in: nobody is looked up twice. It is no more than a guess, for the statement that starts an
 * attempt takes nothing that has changed since; then, and in another program, one looks again.
 */
const seenOf = new WeakMap<Store, Map<string, Registered>>();
/** How many candidates one program remembers; about a kilobyte each. */
const most = 2_000;

export function rememberEntered(store: Store, token: string, of: Registered): void {
  const seen = seenOf.get(store) ?? new Map<string, Registered>();
  seenOf.set(store, seen);
  seen.set(token, of);
  const [oldest] = seen.keys();
  if (seen.size > most && oldest !== undefined) seen.delete(oldest);
}

/** Whom a session was seen to belong to; once. */
export function takeEntered(store: Store, token: string): Registered | null {
  const seen = seenOf.get(store);
  const of = seen?.get(token) ?? null;
  seen?.delete(token);
  return of;
}
