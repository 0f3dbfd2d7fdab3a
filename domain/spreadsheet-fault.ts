import { z } from 'zod';
import { columnLetter } from './spreadsheet.ts';

/** What can be wrong with a file or a cell; the sentence of each is `scheduling.fault.code.<code>` in locales/. */
export const faultCodes = [
  // the file as a whole
  'file-empty',
  'file-too-large',
  'file-unpacks-too-large',
  'file-damaged',
  'file-password',
  'file-old-excel',
  'file-binary-excel',
  'file-open-document',
  'file-not-a-spreadsheet',
  'file-unsafe',
  'text-damaged',
  // its table
  'no-rows',
  'too-many-rows',
  'too-many-sittings',
  'header-missing',
  'header-twice',
  'not-the-template',
  'template-version',
  'template-of-other-school',
  'school-unknown',
  'sent-elsewhere',
  // a cell
  'required',
  'too-long',
  'garbled',
  'formula-error',
  'number-shortened',
  'name-one-word',
  'day-two-digit-year',
  'day-unreadable',
  'day-impossible',
  'birth-day-unlikely',
  'day-past',
  'day-too-far',
  'day-order',
  'period-too-long',
  'time-unreadable',
  'time-order',
  'window-closed',
  'window-too-short',
  'extra-unreadable',
  'extra-too-much',
  'exam-unknown',
  'exam-none',
  'example-changed',
  'example-person',
  'duplicate',
  'student-differs',
  'too-many-in-sitting',
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** One thing that is wrong with a spreadsheet, and where: it is kept with the file and told in the reader's language. */
export const spreadsheetFault = z.object({
  code: z.enum(faultCodes),
  /** The name of the sheet; empty for text and for the file as a whole. */
  sheet: z.string(),
  /** As the spreadsheet numbers them, from 1; null where it is about no row. */
  row: z.int().nullable(),
  /** The letter of the column; empty where it is about no column. */
  column: z.string(),
  /** What stands above the column in this file. */
  header: z.string(),
  /** Which of our fields the column is; empty where it is about none. */
  field: z.string(),
  /** What stands in the cell, shortened. It can be a person's data. */
  found: z.string(),
  /** What the sentence is filled in with. */
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type SpreadsheetFault = z.infer<typeof spreadsheetFault>;
export type FaultValues = SpreadsheetFault['values'];

/** More than this nobody mends from a list: the others are counted. */
export const listedFaults = 200;

/** The first faults in the order of the rows, and how many there are beside them. */
export type FaultList = { faults: SpreadsheetFault[]; unlisted: number };

export function faultList(all: readonly SpreadsheetFault[]): FaultList {
  const faults = all.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0)).slice(0, listedFaults);
  return { faults, unlisted: all.length - faults.length };
}

/** About the file as a whole, or about a sheet. */
export const fileFault = (code: FaultCode, values: FaultValues = {}, sheet = ''): SpreadsheetFault => ({
  ...{ code, sheet, row: null, column: '', header: '', field: '', found: '', values },
});

/** About a cell: `row` as the spreadsheet numbers them, `column` from 0; null where the file has no such column. */
export function cellFault(
  code: FaultCode,
  place: { sheet: string; row: number; column: number | null; header: string; field: string; found: string },
  values: FaultValues = {},
): SpreadsheetFault {
  const { column, found, ...rest } = place;
  return { code, ...rest, column: column === null ? '' : columnLetter(column), found: shortened(found), values };
}

const shortened = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 59)}…`);

type CellKey = 'cell' | 'cellOfText' | 'cellWithoutHeader' | 'cellOfTextWithoutHeader';
type PlaceKey = 'file' | 'sheet' | 'row' | 'rowOfText' | CellKey;
export type FaultTextKey =
  `fault.place.${PlaceKey}` | `fault.found.${'value' | 'nothing'}` | `fault.code.${FaultCode}` | 'fault.whole';

/**
 * A fault in words: where, what stands there, what was expected, and the three as one line. The sentences are in
 * locales/<lang>/scheduling.json.
 *
 * @param t gives a sentence by its name: `(key, values) => translate(`scheduling:${key}`, values)`
 */
export function tellFault(
  fault: SpreadsheetFault,
  t: (key: FaultTextKey, values: FaultValues) => string,
): { place: string; found: string; expected: string; whole: string } {
  const { sheet, row, column, header } = fault;
  const place = t(`fault.place.${placeOf(fault)}`, { sheet, row: row ?? 0, column, header });
  const isCell = fault.column !== '';
  const found = isCell ? t(`fault.found.${fault.found === '' ? 'nothing' : 'value'}`, { found: fault.found }) : '';
  const expected = t(`fault.code.${fault.code}`, fault.values);
  const words = [found, expected].filter((part) => part !== '').join(' ');
  return { place, found, expected, whole: t('fault.whole', { place, words }) };
}

function placeOf({ sheet, row, column, header }: SpreadsheetFault): PlaceKey {
  if (row === null) return sheet === '' ? 'file' : 'sheet';
  if (column === '') return sheet === '' ? 'rowOfText' : 'row';
  if (header === '') return sheet === '' ? 'cellOfTextWithoutHeader' : 'cellWithoutHeader';
  return sheet === '' ? 'cellOfText' : 'cell';
}
