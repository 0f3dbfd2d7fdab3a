import { fileFault, type SpreadsheetFault } from '../../domain/spreadsheet-fault.ts';
import type { Sheet } from '../../domain/spreadsheet.ts';
import { decodeText, readDelimited } from './delimited-text.ts';
import { largestFile, Refused } from './refusal.ts';
import { mostRows, openWorkbook } from './workbook.ts';

/** A file as it was uploaded or mailed, or what was pasted from a spreadsheet. */
export type SpreadsheetInput = { bytes: Uint8Array; name: string } | { text: string };

/** Opens whatever it is by its content; the name decides nothing. A file that can't be opened comes back as a fault. */
export async function openSheets(input: SpreadsheetInput): Promise<{ sheets: Sheet[] } | { fault: SpreadsheetFault }> {
  try {
    const sheets = 'text' in input ? [ofText(input.text)] : await ofBytes(input.bytes);
    const long = sheets.find(({ rows }) => rows.slice(mostRows).some((row) => row.some((cell) => cell.trim() !== '')));
    if (long) throw new Refused('too-many-rows', { max: mostRows, count: long.rows.length });
    return { sheets };
  } catch (error) {
    if (error instanceof Refused) return { fault: fileFault(error.code, error.values) };
    throw error;
  }
}

async function ofBytes(bytes: Uint8Array): Promise<Sheet[]> {
  if (bytes.length === 0) throw new Refused('file-empty');
  if (bytes.length > largestFile) throw new Refused('file-too-large', { megabytes: largestFile / 1024 / 1024 });
  switch (kindOf(bytes)) {
    case 'zip':
      return await openWorkbook(bytes);
    case 'compound':
      throw new Refused(isEncrypted(bytes) ? 'file-password' : 'file-old-excel');
    case 'other':
      throw new Refused('file-not-a-spreadsheet');
    case 'text':
      return [ofText(decodeText(bytes))];
  }
}

function ofText(text: string): Sheet {
  if (text.trim() === '') throw new Refused('file-empty');
  if (text.length > largestFile) throw new Refused('file-too-large', { megabytes: largestFile / 1024 / 1024 });
  return { name: '', rows: readDelimited(text.replace(/^\uFEFF/, '')) };
}

function kindOf(bytes: Uint8Array): 'zip' | 'compound' | 'other' | 'text' {
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  if (start.startsWith('PK\u0003\u0004') || start.startsWith('PK\u0005\u0006')) return 'zip';
  if (start.startsWith('\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1')) return 'compound';
  // some systems call a web page a spreadsheet
  if (/^(?:\u00EF\u00BB\u00BF)?\s*<(?:!doctype|html|table|\?xml|head|meta)/i.test(start)) return 'other';
  return /^(?:%PDF|\u0089PNG|\u00FF\u00D8\u00FF|GIF8|\{\\rtf)/.test(start) ? 'other' : 'text';
}

/** An encrypted workbook is a compound file with a part of this name, in UTF-16. */
const isEncrypted = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'));
