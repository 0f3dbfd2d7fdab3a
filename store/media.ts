import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { v7 as uuid } from 'uuid';
import { pictureSize, soundDuration } from '../domain/media-facts.ts';
import type { MediaRow } from './exam-bank.ts';
import type { Occasion, Store } from './store.ts';

/** The pictures and sounds of the exam bank. A file never changes: another file is another row. */

export const mediaTypes = ['image/png', 'image/jpeg', 'audio/mpeg'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** The bytes are no PNG, JPEG or MP3 (`unknown`), or such a file that can't be read (`damaged`). */
export class UnfitMedia extends Error {
  override name = 'UnfitMedia';
  readonly reason: 'unknown' | 'damaged';
  constructor(reason: UnfitMedia['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Keeps a file; what it is, is found in its bytes. The same bytes twice are one file, under its first name.
 *
 * @throws {UnfitMedia}
 */
export async function addMedia(
  store: Store,
  occasion: Occasion,
  { name, content }: { name: string; content: Uint8Array<ArrayBuffer> },
): Promise<MediaRow> {
  const mediaType = await mediaTypeOf(content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const facts = { mediaType, ...factsOf(content, mediaType) };
  await store.prisma.media.createMany({
    data: { id: uuid(), sha256, name, content, ...facts, createdAt: occasion.at },
    skipDuplicates: true,
  });
  return await store.prisma.media.findUniqueOrThrow({ where: { sha256 }, omit: { content: true } });
}

/** A file with its bytes; null when there is none. */
export async function readMedia(store: Store, id: string) {
  return await store.prisma.media.findUnique({ where: { id }, select: { mediaType: true, content: true } });
}

async function mediaTypeOf(content: Uint8Array): Promise<MediaType> {
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  const mediaType = mediaTypes.find((one) => one === found?.mime);
  const isLayerThree = mediaType !== 'audio/mpeg' || found?.ext === 'mp3';
  if (!mediaType || !isLayerThree) throw new UnfitMedia('unknown');
  return mediaType;
}

/** Pixels a side; a larger picture is no use in an exam, and a burden to the browsers of a whole class. */
const largestSide = 10_000;

function factsOf(content: Uint8Array, mediaType: MediaType) {
  if (mediaType === 'audio/mpeg') {
    const durationMs = soundDuration(content);
    if (durationMs === null) throw new UnfitMedia('damaged');
    return { width: null, height: null, durationMs };
  }
  const size = pictureSize(content, mediaType);
  if (size === null || Math.max(size.width, size.height) > largestSide) throw new UnfitMedia('damaged');
  return { ...size, durationMs: null };
}
