import { writeXlsx, type CellValue } from 'hucre/xlsx';
import { columnLetter } from '../../domain/spreadsheet.ts';
import type { Table, TableCell } from '../table-export.ts';

/** Whatever opens a cell as a formula; also behind signs that a program may skip, and in the wide forms of the East. */
const opensFormula = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** A text that a spreadsheet would run is written with an apostrophe before it: it is then read as a text. */
const safeText = (text: string): string => (opensFormula.test(text) ? `'${text}` : text);

const headings = ({ columns }: Table): string[] => columns.map(({ header }) => safeText(header));

export async function xlsxOf(table: Table): Promise<Uint8Array> {
  const cell = (value: TableCell): CellValue => (typeof value === 'string' ? safeText(value) : value);
  const rows = [headings(table), ...table.rows.map((row) => row.map(cell))];
  const last = table.columns.length - 1;
  return await writeXlsx({
    sheets: [
      {
        name: table.sheetName.replaceAll(/[[\]:*?/\\]/g, ' ').slice(0, 31) || 'Blad1',
        columns: table.columns.map(({ width, format }) => ({
          ...(width === undefined ? { autoWidth: true } : { width }),
          ...(format === undefined ? {} : { numFmt: format }),
        })),
        rows,
        cells: new Map(
          headings(table).map((header, column) => [
            `0,${column}`,
            { value: header, style: { font: { bold: true }, numFmt: 'General' } },
          ]),
        ),
        freezePane: { rows: 1 },
        ...(last < 0 ? {} : { autoFilter: { range: `A1:${columnLetter(last)}${rows.length}` } }),
      },
    ],
  });
}

/** With semicolons, a decimal comma and the mark of UTF-8: so Dutch Excel opens it as a table at once. */
export function csvOf(table: Table): Uint8Array {
  const lines = [headings(table), ...table.rows.map((row) => row.map(csvText))];
  return new TextEncoder().encode(`\uFEFF${lines.map((cells) => `${cells.map(quoted).join(';')}\r\n`).join('')}`);
}

function csvText(cell: TableCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  return typeof cell === 'string' ? safeText(cell) : cell.toISOString().slice(0, 10);
}

const quoted = (cell: string): string => (/[";\r\n\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
