import { fileTypeFromBuffer } from 'file-type';
import { pictureSize } from '../domain/media-facts.ts';

/** Scans of signed paper, as the helpdesk adds them: what they are is found in their bytes, not in their name. */

export const scanTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type ScanType = (typeof scanTypes)[number];

/** In bytes: 10 MB. */
export const largestScan = 10 * 1024 * 1024;

/** The bytes are no PDF, JPEG or PNG, or such a file that can't be read, or too many. */
export type ScanFault = 'unknown' | 'damaged' | 'tooLarge' | 'empty';

export async function readScan(content: Uint8Array): Promise<{ mediaType: ScanType } | { fault: ScanFault }> {
  if (content.length === 0) return { fault: 'empty' };
  if (content.length > largestScan) return { fault: 'tooLarge' };
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  const mediaType = scanTypes.find((one) => one === found?.mime);
  if (!mediaType) return { fault: 'unknown' };
  return isWhole(content, mediaType) ? { mediaType } : { fault: 'damaged' };
}

/** Pixels a side; paper of A3 at 1200 dots an inch has fewer. */
const largestSide = 20_000;

/** A file that was cut off on its way has a beginning and no end. */
function isWhole(content: Uint8Array, mediaType: ScanType): boolean {
  if (mediaType === 'application/pdf') return endsWith(content, '%%EOF') && endsWith(content, 'startxref');
  const size = pictureSize(content, mediaType);
  if (size === null || Math.max(size.width, size.height) > largestSide) return false;
  return endsWith(content, mediaType === 'image/png' ? 'IEND' : '\u00ff\u00d9');
}

/** Whether this stands in the last kilobytes: scanners like to write something of their own behind it. */
const endsWith = (content: Uint8Array, mark: string): boolean =>
  Buffer.from(content.subarray(-4096)).toString('latin1').includes(mark);
