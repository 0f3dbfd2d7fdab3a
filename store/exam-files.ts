import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { forCandidate, mediaIn, type MediaFacts } from '../domain/candidate-exam.ts';
import type { ExamContent } from '../domain/exam-content.ts';
import { publishedVersion } from './exam-versions.ts';
import type { Store } from './store.ts';

/**
 * What a candidate's browser fetches of an exam: its content without keys, its sounds and its pictures. None of it ever
 * changes, and a whole class asks for it in the same minute: each program keeps it at hand.
 */

/** The content as JSON, as it is and compressed. */
export type ExamFile = { json: Bytes; compressed: Bytes };
export type MediaFile = { mediaType: string; content: Bytes };
type Bytes = Uint8Array<ArrayBuffer>;

type Kept = { exams: Map<string, Promise<ExamFile>>; media: Map<string, Promise<MediaFile>>; mediaBytes: number };
const keptOf = new WeakMap<Store, Kept>();
const mostExams = 200;
/** Sounds and pictures that one program keeps, in bytes. */
const mostMediaBytes = 64 * 1024 * 1024;

function keptFor(store: Store): Kept {
  const kept = keptOf.get(store) ?? { exams: new Map(), media: new Map(), mediaBytes: 0 };
  keptOf.set(store, kept);
  return kept;
}

/** @throws when the version was never published */
export async function candidateExamFile(store: Store, versionId: string): Promise<ExamFile> {
  const { exams } = keptFor(store);
  const known = exams.get(versionId);
  if (known) return await known;
  const making = makeExamFile(store, versionId);
  exams.set(versionId, making);
  making.catch(() => exams.delete(versionId));
  const [oldest] = exams.keys();
  if (exams.size > mostExams && oldest !== undefined) exams.delete(oldest);
  return await making;
}

async function makeExamFile(store: Store, versionId: string): Promise<ExamFile> {
  const { content } = await publishedVersion(store, versionId);
  const json = Buffer.from(JSON.stringify(forCandidate(content, await mediaFacts(store, content))));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  return {
    json: Uint8Array.from(json),
    compressed: Uint8Array.from(await promisify(brotliCompress)(json, { params })),
  };
}

/** What is known of the files that an exam names, by their id. */
export async function mediaFacts(store: Store, content: ExamContent): Promise<Map<string, MediaFacts>> {
  const rows = await store.prisma.media.findMany({
    where: { id: { in: mediaIn(content) } },
    select: { id: true, width: true, height: true, durationMs: true },
  });
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}

/** A sound or picture of the bank. @throws where there is none */
export async function mediaFile(store: Store, mediaId: string): Promise<MediaFile> {
  const kept = keptFor(store);
  const known = kept.media.get(mediaId);
  if (known) return await known;
  const reading = readMedia(store, mediaId);
  kept.media.set(mediaId, reading);
  try {
    kept.mediaBytes += (await reading).content.length;
  } catch (error) {
    kept.media.delete(mediaId);
    throw error;
  }
  await dropOldest(kept, mediaId);
  return await reading;
}

async function readMedia(store: Store, mediaId: string): Promise<MediaFile> {
  const { rows } = await store.pool.query<MediaFile>({
    name: 'exam-media',
    text: `SELECT media_type AS "mediaType", content FROM media WHERE id = $1`,
    values: [mediaId],
  });
  const [file] = rows;
  if (!file) throw new Error(`There is no file ${mediaId}`);
  return { ...file, content: Uint8Array.from(file.content) };
}

async function dropOldest(kept: Kept, newest: string): Promise<void> {
  for (const [id, file] of kept.media) {
    if (kept.mediaBytes <= mostMediaBytes || id === newest) return;
    kept.media.delete(id);
    kept.mediaBytes -= (await file).content.length;
  }
}
