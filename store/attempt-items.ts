import { itemsOf } from '../domain/exam-content.ts';
import { publishedVersion } from './exam-versions.ts';
import type { Store } from './store.ts';

/**
 * Which items an attempt has, so that nothing else is saved in it. An attempt's version never changes: a program that
 * opened it knows it, another one looks once.
 */
const versionsOf = new WeakMap<Store, Map<string, string>>();
const itemsOfVersion = new WeakMap<object, ReadonlySet<string>>();
/** How many attempts one program remembers; some hundred bytes each. */
const most = 5_000;

export function rememberVersion(store: Store, attemptId: string, versionId: string): void {
  const versions = versionsOf.get(store) ?? new Map<string, string>();
  versionsOf.set(store, versions);
  versions.set(attemptId, versionId);
  const [oldest] = versions.keys();
  if (versions.size > most && oldest !== undefined) versions.delete(oldest);
}

/** The items that an attempt asks for; null where there is no such attempt. */
export async function itemIdsOf(store: Store, attemptId: string): Promise<ReadonlySet<string> | null> {
  const versionId = versionsOf.get(store)?.get(attemptId) ?? (await findVersion(store, attemptId));
  if (versionId === null) return null;
  const { content } = await publishedVersion(store, versionId);
  const known = itemsOfVersion.get(content) ?? new Set(itemsOf(content).map(({ id }) => id));
  itemsOfVersion.set(content, known);
  return known;
}

async function findVersion(store: Store, attemptId: string): Promise<string | null> {
  const { rows } = await store.pool.query<{ versionId: string }>({
    name: 'exam-version-of-attempt',
    text: `SELECT exam_version_id AS "versionId" FROM attempt WHERE id = $1`,
    values: [attemptId],
  });
  if (!rows[0]) return null;
  rememberVersion(store, attemptId, rows[0].versionId);
  return rows[0].versionId;
}
