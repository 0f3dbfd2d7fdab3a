import { examContent, type ExamContent } from '../domain/exam-content.ts';
import type { Store } from './store.ts';

/** A published version as it is made and marked. It never changes, so each program reads it once. */
export type PublishedVersion = { id: string; content: ExamContent; cutScore: number; maxPoints: number };

/** How many versions one program keeps at hand. */
const kept = 200;
const versionsOf = new WeakMap<Store, Map<string, Promise<PublishedVersion>>>();

/** @throws when there is no such version, or it is a draft: that can still change */
export async function publishedVersion(store: Store, id: string): Promise<PublishedVersion> {
  const versions = versionsOf.get(store) ?? new Map<string, Promise<PublishedVersion>>();
  versionsOf.set(store, versions);
  const known = versions.get(id);
  if (known) return await known;
  const reading = readVersion(store, id);
  versions.set(id, reading);
  reading.catch(() => versions.delete(id));
  const [oldest] = versions.keys();
  if (versions.size > kept && oldest !== undefined) versions.delete(oldest);
  return await reading;
}

async function readVersion(store: Store, id: string): Promise<PublishedVersion> {
  const { content, cutScore, maxPoints } = await store.prisma.examVersion.findFirstOrThrow({
    where: { id, state: { not: 'draft' } },
  });
  return { id, content: examContent.parse(content), cutScore, maxPoints };
}
