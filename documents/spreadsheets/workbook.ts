import { zipSync } from 'fflate';
import { readXlsx, type Cell, type CellValue, type Sheet as HucreSheet } from 'hucre/xlsx';
import type { Sheet } from '../../domain/spreadsheet.ts';
import { Refused } from './refusal.ts';
import { namesIn, unpack } from './zip-guard.ts';

/** More rows than any list has; a sheet with something below is refused by whoever reads it, not cut off silently. */
export const mostRows = 20_000;
const lastColumn = 'AZ';

/**
 * Opens an xlsx file as text: a text cell as it stands there, with the zeros before a number kept; whole numbers in
 * full; days `yyyy-mm-dd`, times `hh:mm`, both with a space between. Hidden sheets are read too.
 *
 * Only what was unpacked and counted by us reaches the library: its parts are packed again, without pictures, macros,
 * links and whatever else a workbook may carry.
 *
 * @throws {Refused} whatever is no workbook, or not one that can be opened safely
 */
export async function openWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  const names = namesIn(bytes);
  if (!isWorkbook(names)) throw new Refused(kindOfZip(names));
  const parts = unpack(bytes, isNeeded);
  if ([...parts.values()].some(hasDeclarations)) throw new Refused('file-unsafe');
  const padsNumbers = [...parts].some(
    ([name, part]) => /styles\w*\.xml$/i.test(name) && zerosFormat.test(textOf(part)),
  );
  const safe = zipSync(Object.fromEntries(parts), { level: 0 });
  try {
    const { sheets } = await readXlsx(safe, { range: `A1:${lastColumn}${mostRows + 1}`, readStyles: padsNumbers });
    return sheets.map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet, padsNumbers) }));
  } catch {
    throw new Refused('file-damaged');
  }
}

const isWorkbook = (names: readonly string[]): boolean =>
  names.includes('[Content_Types].xml') && names.some((name) => /(?:^|\/)workbook\w*\.xml$/i.test(name));

function kindOfZip(names: readonly string[]): 'file-binary-excel' | 'file-open-document' | 'file-not-a-spreadsheet' {
  if (names.some((name) => /workbook\.bin$/i.test(name))) return 'file-binary-excel';
  return names.includes('content.xml') ? 'file-open-document' : 'file-not-a-spreadsheet';
}

/** The table of contents, the sheets, their shared texts and their formats. */
const isNeeded = (name: string): boolean =>
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|(?:.*\/)?_rels\/workbook\w*\.xml\.rels)$/i.test(name) ||
  (/\.xml$/i.test(name) && /(?:^|\/)(?:workbook|sharedStrings|styles)\w*\.xml$|worksheets\//i.test(name));

/** XML of spreadsheets declares nothing: an entity that stands for a thousand others does. */
const hasDeclarations = (part: Uint8Array): boolean => {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  // a part in UTF-16 would hide them, and no spreadsheet program writes one
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  return bytes.includes('<!DOCTYPE') || bytes.includes('<!doctype') || bytes.includes('<!ENTITY');
};

const textOf = (part: Uint8Array): string => new TextDecoder().decode(part);

/** A format of zeros alone, which shows 12345 as 0012345: then the number is meant as it is shown. */
const zerosFormat = /formatCode="0{2,}"/;

/** Row by row in its place, so that a large sheet is not held twice. */
function rowsOf({ rows, cells }: HucreSheet, padsNumbers: boolean): string[][] {
  const texts: (CellValue[] | string[])[] = rows;
  rows.forEach((row, rowIndex) => {
    texts[rowIndex] = row.map((value, column) => {
      const text = cellText(value);
      return padsNumbers ? padded(text, cells?.get(`${rowIndex},${column}`)) : text;
    });
  });
  return texts as string[][];
}

function padded(text: string, cell: Cell | undefined): string {
  const format = cell?.style?.numFmt ?? '';
  return typeof cell?.value === 'number' && /^0{2,}$/.test(format) ? text.padStart(format.length, '0') : text;
}

function cellText(value: CellValue): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return value ? 'WAAR' : 'ONWAAR';
  return momentText(value);
}

/** In full: 123456789012, not 1.23456789012E+11. */
const numberText = (value: number): string =>
  Number.isInteger(value) ? BigInt(value).toString() : String(Number(value.toPrecision(12)));

/** Spreadsheets keep a moment as a number of days, with rounding: to the minute it is exact. */
function momentText(moment: Date): string {
  const minutes = Math.round(moment.getTime() / 60_000);
  if (Number.isNaN(minutes)) return '####';
  const [day = '', time = ''] = new Date(minutes * 60_000).toISOString().split('T');
  const clock = time.slice(0, 5);
  // the days before the first one: a time of day without a day
  if (day <= '1899-12-31' || day === '1904-01-01') return clock;
  return clock === '00:00' ? day : `${day} ${clock}`;
}
