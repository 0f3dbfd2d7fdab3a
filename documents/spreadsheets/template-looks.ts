import type { CellStyle } from 'hucre/xlsx';
import { tokens } from '../../design/tokens.ts';

const font = { name: 'Calibri', size: 11 };
const colour = (hex: string) => ({ rgb: hex.replace('#', '').toUpperCase() });
const filled = (hex: string): CellStyle => ({ fill: { type: 'pattern', pattern: 'solid', fgColor: colour(hex) } });
const line = { style: 'thin', color: colour(tokens.colour.line) } as const;
const edges: CellStyle = { border: { top: line, right: line, bottom: line, left: line } };
const centred: CellStyle = { alignment: { vertical: 'center' } };
const white = colour(tokens.colour.surface);

/** In the sheets of the template. */
export const templateFont = font;

/** How the sheets of the template look. */
const looks = {
  title: { font: { ...font, size: 16, bold: true, color: colour(tokens.colour.primaryDark) }, ...centred },
  subtitle: { font: { ...font, size: 13, bold: true, color: colour(tokens.colour.primaryDark) }, ...centred },
  hint: { font, ...centred },
  header: { font: { ...font, bold: true, color: white }, ...filled(tokens.colour.primary), ...centred, ...edges },
  optionalHeader: {
    font: { ...font, bold: true, color: colour(tokens.colour.text) },
    ...filled(tokens.colour.primarySoft),
    ...centred,
    ...edges,
  },
  example: {
    font: { ...font, italic: true, color: colour(tokens.colour.textMuted) },
    ...filled(tokens.colour.page),
    ...edges,
  },
  cell: { font, ...edges },
  term: { font: { ...font, bold: true }, alignment: { vertical: 'top' } },
  text: { font, alignment: { vertical: 'top', wrapText: true } },
} satisfies Record<string, CellStyle>;

export const templateLooks: Record<keyof typeof looks, CellStyle> = looks;
