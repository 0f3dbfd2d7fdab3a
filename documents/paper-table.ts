import { tokens } from '../design/tokens.ts';
import type { Doc, Structure } from './paper.ts';

/** A table of many rows on paper: over as many pages as it needs, with its headings on each. */
export type PaperTable = {
  columns: readonly { header: string; width: number | '*'; align?: 'left' | 'right'; bold?: boolean }[];
  rows: readonly (readonly string[])[];
  /** In points, where there is to be written by hand. */
  rowHeight?: number;
};

const { colour } = tokens;
const fontSize = 9;
const padding = { top: 3.5, right: 9, bottom: 3.5, left: 0 };

/** Each page has a table of its own in the structure tree, so that its headings are read there too. */
export function drawTable(doc: Doc, root: Structure, table: PaperTable): void {
  const { left, right, bottom } = doc.page.margins;
  const whole = doc.page.width - left - right;
  const fixed = table.columns.reduce((sum, { width }) => sum + (width === '*' ? 0 : width), 0);
  const stars = table.columns.filter(({ width }) => width === '*').length;
  const widths = table.columns.map(({ width }) => (width === '*' ? (whole - fixed) / stars : width));
  const heightOf = (row: readonly string[]): number =>
    padding.top +
    padding.bottom +
    1 +
    Math.max(
      ...row.map((text, index) => doc.heightOfString(text, { width: (widths[index] ?? whole) - padding.right })),
    );
  const bodyHeightOf = (row: readonly string[]): number => Math.max(heightOf(row), table.rowHeight ?? 0);
  const headers = table.columns.map(({ header }) => header);
  doc.font('regular').fontSize(fontSize);
  const rows = [...table.rows];
  while (rows.length > 0) {
    let room = doc.page.height - bottom - doc.y - heightOf(headers);
    const fitting: (readonly string[])[] = [];
    for (let [next] = rows; next && room >= bodyHeightOf(next); [next] = rows) {
      room -= bodyHeightOf(next);
      fitting.push(next);
      rows.shift();
    }
    // A row that is higher than a page flows over the edge by itself.
    const [first] = rows;
    if (fitting.length === 0 && first && doc.y <= doc.page.margins.top) fitting.push(...rows.splice(0, 1));
    if (fitting.length > 0) drawPart(doc, root, { ...table, rows: fitting }, widths);
    if (rows.length > 0) doc.addPage();
  }
  doc.x = left;
  doc.moveDown(0.5);
}

function drawPart(doc: Doc, root: Structure, { columns, rows, rowHeight = 0 }: PaperTable, widths: number[]): void {
  const cell = (text: string, index: number) => ({
    text,
    align: { x: columns[index]?.align ?? 'left', ...(rowHeight > 0 ? { y: 'center' } : {}) },
  });
  const bold = { font: { src: 'bold', size: fontSize } };
  doc.font('regular').fontSize(fontSize).fillColor(colour.text);
  doc.table({
    structParent: root,
    position: { x: doc.page.margins.left, y: doc.y },
    columnStyles: widths,
    rowStyles: (row: number) => ({ minHeight: row === 0 ? 0 : rowHeight }),
    defaultStyle: {
      border: { top: 0, right: 0, bottom: 0.5, left: 0 },
      borderColor: { top: colour.line, right: colour.line, bottom: colour.line, left: colour.line },
      padding,
    },
    data: [
      columns.map(({ header }, index) => ({
        ...cell(header, index),
        type: 'TH',
        scope: 'Column',
        textColor: colour.textMuted,
      })),
      ...rows.map((row) =>
        row.map((text, index) => ({
          ...cell(text, index),
          ...(columns[index]?.bold ? bold : {}),
          type: 'TD',
          textColor: colour.text,
        })),
      ),
    ],
  } as PDFKit.Mixins.TableOptionsWithData & { structParent: Structure });
}
