import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { pictureSize } from '../domain/media-facts.ts';

/** Papers that people send in, as scans or photos: what they are is found in their bytes, not in their name. */

const paperTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;
type PaperType = (typeof paperTypes)[number];

/** In bytes: 10 MB. */
export const largestSentFile = 10 * 1024 * 1024;

/** The bytes are no PDF, JPEG or PNG, or such a file that can't be read, or too many, or none. */
export type SentFileFault = 'unknown' | 'damaged' | 'tooLarge' | 'empty';

/** A file that was found to be what it should be. */
export type SentFile = { name: string; mediaType: string; sha256: string; content: Uint8Array<ArrayBuffer> };

/** Reads a file that came with a form; one that is too large is not read at all. */
export async function readSentFile(file: File): Promise<SentFile | { fault: SentFileFault }> {
  if (file.size === 0) return { fault: 'empty' };
  if (file.size > largestSentFile) return { fault: 'tooLarge' };
  const content = new Uint8Array(await file.arrayBuffer());
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  const mediaType = paperTypes.find((one) => one === found?.mime);
  if (!mediaType) return { fault: 'unknown' };
  if (!isWhole(content, mediaType)) return { fault: 'damaged' };
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { name: nameOf(file), mediaType, sha256, content };
}

/** As the sender called it, without a path and without signs that no name has. */
export const nameOf = ({ name }: File): string =>
  (name.split(/[\\/]/).at(-1) ?? '')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(-150) || 'scan';

/** Pixels a side; paper of A3 at 1200 dots an inch has fewer. */
const largestSide = 20_000;

/** A file that was cut off on its way has a beginning and no end. */
function isWhole(content: Uint8Array, mediaType: PaperType): boolean {
  if (mediaType === 'application/pdf') return endsWith(content, '%%EOF') && endsWith(content, 'startxref');
  const size = pictureSize(content, mediaType);
  if (size === null || Math.max(size.width, size.height) > largestSide) return false;
  return endsWith(content, mediaType === 'image/png' ? 'IEND' : '\u00ff\u00d9');
}

/** Whether this stands in the last kilobytes: scanners like to write something of their own behind it. */
const endsWith = (content: Uint8Array, mark: string): boolean =>
  Buffer.from(content.subarray(-4096)).toString('latin1').includes(mark);
