import { inflateRawSync } from 'node:zlib';
import { Refused } from './refusal.ts';

/** More than a workbook of this kind ever needs is a trap or a mistake. In bytes, unpacked: with pictures and all. */
const mostUnpacked = 60 * 1024 * 1024;
/** Of what is wanted of it: 20,000 rows of 12 columns are some 17 MB. */
const mostKept = 32 * 1024 * 1024;
const mostEntries = 2_000;

export type Entry = { name: string; content: Uint8Array };

/**
 * Unpacks a zip from someone we don't know. The bytes that really come out are counted while they come, whatever the
 * file says about itself, and unpacking stops at the limit: a bomb costs no more than an honest file. Entries are found
 * by the directory at the end, as spreadsheet programs do, so that none can hide from the count.
 *
 * @param keep which entries are wanted; the others are unpacked and counted only
 * @throws {Refused} unpacks too large, damaged, or locked with a password
 */
export function unpack(zip: Uint8Array, keep: (name: string) => boolean): Map<string, Uint8Array> {
  const kept = new Map<string, Uint8Array>();
  let left = mostUnpacked;
  let keptBytes = 0;
  for (const entry of entriesOf(zip)) {
    const content = contentOf(zip, entry, left);
    left -= content.length;
    if (left < 0) throw new Refused('file-unpacks-too-large');
    if (!keep(entry.name)) continue;
    keptBytes += content.length;
    if (keptBytes > mostKept) throw new Refused('file-unpacks-too-large');
    kept.set(entry.name, content);
  }
  return kept;
}

type DirectoryEntry = { name: string; method: number; flags: number; packed: number; unpacked: number; offset: number };

/** The names alone, for saying what kind of file it is. */
export const namesIn = (zip: Uint8Array): string[] => entriesOf(zip).map(({ name }) => name);

function entriesOf(zip: Uint8Array): DirectoryEntry[] {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  if (end < 0 || end + 22 > bytes.length) throw new Refused('file-damaged');
  const count = bytes.readUInt16LE(end + 10);
  if (count > mostEntries) throw new Refused('file-unpacks-too-large');
  const entries: DirectoryEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw new Refused('file-damaged');
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function contentOf(zip: Uint8Array, entry: DirectoryEntry, left: number): Uint8Array {
  const { flags, method, packed, unpacked, offset } = entry;
  if ((flags & 1) !== 0) throw new Refused('file-password');
  // says so itself: no need to try. 0xffffffff refers to a part for files over 4 GB.
  if (unpacked > left) throw new Refused('file-unpacks-too-large');
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x04034b50) throw new Refused('file-damaged');
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + packed > bytes.length) throw new Refused('file-damaged');
  const content = bytes.subarray(start, start + packed);
  if (method === 0) return content;
  if (method !== 8) throw new Refused('file-damaged');
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(left, 1) });
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new Refused(tooLarge ? 'file-unpacks-too-large' : 'file-damaged');
  }
}
