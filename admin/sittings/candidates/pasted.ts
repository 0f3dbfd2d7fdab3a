import { dutchDay } from '../../page/typed-day.ts';
import { fields, type CandidateRow, type Field } from './candidate-rows.ts';

export type PastedRow = Partial<Record<Field, string>>;

/**
 * What was copied from a spreadsheet, as lines of the grid. A first line with names of columns decides which column is
 * which; without one they go by their order, from the cell in which was pasted to the right.
 */
export function pastedRows(text: string, from: Field = 'studentNumber'): PastedRow[] {
  const cells = cellsOf(text).filter((line) => line.some((cell) => cell !== ''));
  const [first = []] = cells;
  const named = first.map(fieldNamed);
  const hasNames = named.filter((field) => field !== undefined).length >= Math.min(2, first.length);
  const columns = hasNames ? named : fields.slice(fields.indexOf(from));
  return (hasNames ? cells.slice(1) : cells).map((line) => rowOf(line, columns));
}

/**
 * Whether a pasted text is a list of candidates, for the API to read as it reads a file: it has headings, or it begins in the
 * first column. A single column, or a part that is pasted further to the right, only fills cells.
 */
export function isCandidateList(text: string, from: Field): boolean {
  const [first = []] = cellsOf(text).filter((line) => line.some((cell) => cell !== ''));
  if (first.length < 2) return false;
  return from === 'studentNumber' || first.filter(isHeading).length >= 2;
}

/** Whether a text is more than one cell, so that pasting it means filling in lines. */
export const isSheet = (text: string): boolean => /[\t\n]/.test(text.trimEnd());

/** Puts pasted lines into the grid, from a line on; what is pasted goes over what stood there, the rest stays. */
export function fillFrom(
  rows: readonly CandidateRow[],
  start: number,
  pasted: readonly PastedRow[],
  newRow: () => CandidateRow,
): CandidateRow[] {
  const longer = [...rows];
  while (longer.length < start + pasted.length) longer.push(newRow());
  return longer.map((row, index) => ({ ...row, ...pasted[index - start] }));
}

function rowOf(line: readonly string[], columns: readonly (Field | undefined)[]): PastedRow {
  const row: PastedRow = {};
  columns.forEach((field, index) => {
    const cell = line[index];
    if (field !== undefined && cell !== undefined) row[field] = field === 'dateOfBirth' ? dutchDay(cell) : cell;
  });
  return row;
}

const names: Record<Field, RegExp> = {
  studentNumber: /^(student|deelnemers?|leerling|stam|kandidaat)?(nummer|nr|number)$/,
  givenName: /^(voornaam|roepnaam|firstname|givenname)$/,
  infix: /^(tussenvoegsels?|voorvoegsels?|tussenv|tv|infix)$/,
  familyName: /^(achternaam|familienaam|geslachtsnaam|lastname|familyname|surname)$/,
  dateOfBirth: /^(geboortedatum|geb(oorte)?dat(um)?|geboren|dateofbirth|birthdate)$/,
  extraMinutes: /^(extratijd|extraminuten|extratime|extraminutes|verlenging|tijdverlenging)(minuten|inminuten|min)?$/,
};

/** The whole name in one column: the API takes it apart. */
const wholeName = /^(volledige?)?(naam|name|fullname)(student|deelnemer|leerling|kandidaat)?$/;

const isHeading = (cell: string): boolean => fieldNamed(cell) !== undefined || wholeName.test(bare(cell));
const bare = (heading: string): string => heading.toLowerCase().replace(/[^a-z]/g, '');

function fieldNamed(heading: string): Field | undefined {
  const plain = bare(heading);
  return fields.find((field) => names[field].test(plain));
}

/** Cells between tabs; from a csv file that was opened as text, between semicolons or commas. Quotes as spreadsheets write them. */
function cellsOf(text: string): string[][] {
  const separator = separatorIn(text);
  const lines: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    lines.at(-1)?.push(cell.replace(/\s+/g, ' ').trim());
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[(at += 1)] ?? '';
      else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === separator) endCell();
    else if (sign === '\n') {
      endCell();
      lines.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  endCell();
  return lines;
}

function separatorIn(text: string): string {
  if (text.includes('\t')) return '\t';
  const [first = ''] = text.split('\n');
  return first.includes(';') ? ';' : ',';
}
