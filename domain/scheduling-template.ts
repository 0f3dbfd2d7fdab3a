import { candidateColumns, candidateFields, type CandidateField } from './candidate-cells.ts';
import { exampleMark } from './candidate-list.ts';
import type { CandidateEntry } from './scheduling.ts';
import { countOf, findHeader, type ColumnNames } from './spreadsheet-columns.ts';
import { fileFault, type SpreadsheetFault } from './spreadsheet-fault.ts';
import { cleaned, type Sheet } from './spreadsheet.ts';

/**
 * The template file with which a school has exams scheduled by the helpdesk: one row a candidate.
 * Source: "Laten klaarzetten examens".
 */

/** Counted up when an older file can no longer be read. */
export const templateVersion = 1;

/** What stands in A1 of the sheet that nobody sees; the version beside it, the school's id below that. */
export const templateMark = 'teletoets-klaarzetten';
export type TemplateMarker = { version: number; schoolId: string };

export const sittingFields = ['exam', 'firstDay', 'lastDay', 'from', 'until', 'location'] as const;
export type SittingField = (typeof sittingFields)[number];
export type TemplateField = SittingField | CandidateField;
/** In the order of the columns. */
export const templateFields: readonly TemplateField[] = [...sittingFields, ...candidateFields];

/** One row with something in it: its number in the sheet, from 1, and the cells of the fields that were found. */
export type TemplateRow = { row: number; cells: readonly string[] };

/** The filled template as it was found in a file. */
export type FilledTemplate = {
  sheet: string;
  /** Which column holds which field, from 0. */
  columns: Partial<Record<TemplateField, number>>;
  /** What stands above each column. */
  headers: readonly string[];
  /** The example that nobody changed and empty rows are left out. */
  rows: TemplateRow[];
};

/** An exam in the template's list, as the drop-down shows it. */
export const examLabel = (exam: { code: string; title: string }): string => `${exam.code} – ${exam.title}`;

/** The row that shows how it is filled in. */
export const exampleCandidate = {
  studentNumber: '0123456',
  givenName: 'Fatima',
  infix: 'van den',
  familyName: 'Berg',
  dateOfBirth: '2008-02-03',
  extraMinutes: 30,
} as const;

/**
 * Finds the template's table in a file: the sheet may have another name, columns may stand in another order, have been
 * added or be named a little differently.
 *
 * @returns the marker, null where the file has none; and the table, or what is missing for it
 */
export function findTemplate(sheets: readonly Sheet[]): {
  marker: TemplateMarker | null;
  template: FilledTemplate | null;
  faults: SpreadsheetFault[];
} {
  const marker = markerIn(sheets);
  const [best] = sheets
    .filter((sheet) => !isMarked(sheet))
    .map((sheet) => ({ sheet, header: findHeader(sheet, columnNames) }))
    .sort((a, b) => (b.header ? countOf(b.header) : 0) - (a.header ? countOf(a.header) : 0));
  const header = best?.header;
  if (!best || !header || countOf(header) < (marker ? 2 : 6)) {
    return { marker, template: null, faults: [fileFault('not-the-template')] };
  }
  const { sheet } = best;
  const fault = (code: 'header-missing' | 'header-twice', field: TemplateField) => ({
    ...fileFault(code, { header: templateHeaders[field] }, sheet.name),
    ...{ row: header.row + 1, field },
  });
  const faults = [
    ...templateFields
      .filter((field) => header.columns[field] === undefined && !columnNames[field].optional)
      .map((field) => fault('header-missing', field)),
    ...header.doubled.map((field) => fault('header-twice', field)),
  ];
  if (faults.length > 0) return { marker, template: null, faults };
  const columns = header.columns;
  const rows: TemplateRow[] = [];
  sheet.rows.forEach((raw, index) => {
    if (index <= header.row || raw.every((cell) => cell === '')) return;
    const cells = raw.map(cleaned);
    const filled = templateFields.some((field) => (cells[columns[field] ?? -1] ?? '') !== '');
    if (filled && !isUntouchedExample(cells, columns)) rows.push({ row: index + 1, cells });
  });
  if (rows.length === 0) return { marker, template: null, faults: [fileFault('no-rows', {}, sheet.name)] };
  return {
    marker,
    template: { sheet: sheet.name, columns, headers: (sheet.rows[header.row] ?? []).map(cleaned), rows },
    faults,
  };
}

/** What stands above the columns of the template, which is Dutch for whoever reads the fault. */
const templateHeaders: Record<TemplateField, string> = {
  exam: 'Examen',
  firstDay: 'Datum vanaf',
  lastDay: 'Datum tot en met',
  from: 'Tijd vanaf',
  until: 'Tijd tot',
  location: 'Locatie',
  studentNumber: 'Studentnummer',
  givenName: 'Voornaam',
  infix: 'Tussenvoegsel',
  familyName: 'Achternaam',
  dateOfBirth: 'Geboortedatum',
  extraMinutes: 'Extra tijd (minuten)',
};

const columnNames: ColumnNames<TemplateField> = {
  exam: { names: ['examen', 'exam', 'toets', 'examencode', 'naamexamen'] },
  firstDay: {
    names: [
      'datumvanaf',
      'datum',
      'datumvan',
      'begindatum',
      'startdatum',
      'examendatum',
      'eerstedag',
      'vanafdatum',
      'datefrom',
      'firstday',
      'date',
    ],
  },
  lastDay: {
    names: [
      'datumtotenmet',
      'datumtm',
      'datumtot',
      'einddatum',
      'laatstedag',
      'totenmet',
      'tm',
      'dateuntil',
      'lastday',
      'datumtotenmetleegeendag',
    ],
    optional: true,
  },
  from: { names: ['tijdvanaf', 'tijdvan', 'begintijd', 'starttijd', 'aanvang', 'van', 'vanaf', 'timefrom'] },
  until: { names: ['tijdtot', 'eindtijd', 'tijdtotenmet', 'einde', 'tot', 'timeuntil'] },
  location: { names: ['locatie', 'lokaal', 'location', 'plaats', 'ruimte', 'afnamelocatie', 'locatieenlokaal'] },
  ...candidateColumns,
};

const isMarked = ({ rows }: Sheet): boolean => cleaned(rows[0]?.[0] ?? '') === templateMark;

function markerIn(sheets: readonly Sheet[]): TemplateMarker | null {
  const marked = sheets.find(isMarked);
  if (!marked) return null;
  return { version: Number(cleaned(marked.rows[0]?.[1] ?? '')), schoolId: cleaned(marked.rows[1]?.[1] ?? '') };
}

/** Whether a candidate is the one of the example: nobody's student. */
export const isExamplePerson = (one: Omit<CandidateEntry, 'infix' | 'extraMinutes'>): boolean =>
  one.studentNumber === exampleCandidate.studentNumber &&
  one.givenName === exampleCandidate.givenName &&
  one.familyName === exampleCandidate.familyName &&
  one.dateOfBirth === exampleCandidate.dateOfBirth;

function isUntouchedExample(cells: readonly string[], columns: FilledTemplate['columns']): boolean {
  const cell = (field: TemplateField) => cells[columns[field] ?? -1] ?? '';
  const { studentNumber, givenName, familyName } = exampleCandidate;
  return (
    cell('exam').startsWith(exampleMark) &&
    cell('studentNumber') === studentNumber &&
    cell('givenName') === givenName &&
    cell('familyName') === familyName
  );
}
