/** A table that someone takes along: results, lists. Numbers stay numbers, so that they can be counted with. */
export type Table = {
  /** At most 31 signs are kept, as Excel allows. */
  sheetName: string;
  /** `width` in signs; without it the column fits what stands in it. `format` is Excel's: '0.0'. */
  columns: readonly { header: string; width?: number; format?: string }[];
  rows: readonly (readonly TableCell[])[];
};
export type TableCell = string | number | Date | null;
export type TableKind = 'xlsx' | 'csv';
export { makeTable } from './spreadsheets/threads.ts';

/** For the answer's `Content-Type`. */
export const tableMediaType: Record<TableKind, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};
