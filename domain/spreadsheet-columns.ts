import { bareText, type Sheet } from './spreadsheet.ts';

/** What a column may be called, in bare text, the usual name first; and whether a sheet can do without it. */
export type ColumnNames<Field extends string> = Record<Field, { names: readonly string[]; optional?: true }>;

/** Where the names of the columns stand, and which column is which. */
export type Header<Field extends string> = {
  /** From 0. */
  row: number;
  columns: Partial<Record<Field, number>>;
  /** Two columns that both look like this field. */
  doubled: Field[];
};

/**
 * Finds the row that names the columns among the first rows of a sheet: the one in which most of our fields are
 * recognised, and at least two. Names may be written a little differently, and in any order.
 */
export function findHeader<Field extends string>(sheet: Sheet, names: ColumnNames<Field>): Header<Field> | null {
  let best: Header<Field> | null = null;
  for (const [row, cells] of sheet.rows.slice(0, 25).entries()) {
    const found = { row, ...columnsOf(cells, names) };
    if (countOf(found) >= 2 && (best === null || countOf(found) > countOf(best))) best = found;
  }
  return best;
}

export const countOf = <Field extends string>({ columns }: Header<Field>): number => Object.keys(columns).length;

function columnsOf<Field extends string>(
  cells: readonly string[],
  names: ColumnNames<Field>,
): Omit<Header<Field>, 'row'> {
  const fields = Object.keys(names) as Field[];
  const columns: Partial<Record<Field, number>> = {};
  const doubled: Field[] = [];
  const taken = new Set<number>();
  const take = (fits: (bare: string, name: string) => boolean) => {
    cells.forEach((cell, column) => {
      if (taken.has(column) || cell.length > 60) return;
      const bare = bareText(cell);
      const field = bare === '' ? undefined : fields.find((one) => names[one].names.some((name) => fits(bare, name)));
      if (field === undefined) return;
      if (columns[field] === undefined) {
        columns[field] = column;
        taken.add(column);
      } else if (fits === isSame && !doubled.includes(field)) doubled.push(field);
    });
  };
  take(isSame);
  take(isNearly);
  return { columns, doubled };
}

const isSame = (bare: string, name: string): boolean => bare === name;

/** Some words more ('Voornaam kandidaat'), or a slip of the pen ('Gebortedatum'). */
function isNearly(bare: string, name: string): boolean {
  if (name.length < 6) return false;
  return bare.startsWith(name) || distance(bare, name) <= (name.length < 9 ? 1 : 2);
}

/** How many letters must be added, taken away or changed to make one text into the other. */
export function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
