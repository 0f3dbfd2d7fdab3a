/** A sheet of a workbook, or a text file with separated columns, as text: what its rules are checked on. */
export type Sheet = {
  /** Empty for text, which has no sheets. */
  name: string;
  /**
   * The cells as text, from A1 on: `rows[4][2]` is C5, and a row can be shorter than another. Days are `yyyy-mm-dd`,
   * hours `hh:mm`, whatever the file calls them.
   */
  rows: readonly (readonly string[])[];
};

/** 0 is A, 26 is AA. */
export function columnLetter(column: number): string {
  const before = Math.floor(column / 26);
  return (before === 0 ? '' : columnLetter(before - 1)) + String.fromCharCode(65 + (column % 26));
}

/**
 * A cell as it is read: without spaces around it, with single ones in it (also those that only look like one), without
 * signs that take no room, and each letter with its accent as one sign.
 */
export function cleaned(cell: string): string {
  if (plain.test(cell)) return cell;
  return cell
    .normalize('NFC')
    .replaceAll(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Most cells: nothing to clean, seen at one glance. */
const plain = /^(?:[!-~]+(?: [!-~]+)*)?$/;

/** For comparing: lower case, without accents, spaces and signs. */
export const bareText = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
