import {
  candidateColumns,
  candidateFields,
  readCandidateCells,
  type CandidateCells,
  type CandidateColumn,
} from './candidate-cells.ts';
import { mostCandidates, type CandidateEntry } from './scheduling.ts';
import { countOf, findHeader, type ColumnNames, type Header } from './spreadsheet-columns.ts';
import { cellFault, faultList, fileFault, type FaultList, type SpreadsheetFault } from './spreadsheet-fault.ts';
import { readDay } from './spreadsheet-values.ts';
import { cleaned, type Sheet } from './spreadsheet.ts';

/** What a list of candidates holds. Nothing is left out without a word: each row that is not empty is in `rows`. */
export type CandidateListResult = FaultList & {
  /** Every row with something in it, as understood: what was not understood stands there as it was. */
  rows: { row: number; values: CandidateCells; faults: SpreadsheetFault[] }[];
  /** Those without a fault. `row` as the spreadsheet numbers them, from 1. */
  candidates: (CandidateEntry & { row: number })[];
};

/**
 * Reads a list of candidates that a school typed, pasted or uploaded: with names above the columns, or without them in
 * the order of the template. Source: "Klaarzetten examens".
 *
 * @param today `yyyy-mm-dd`, in Amsterdam
 */
export function readCandidates(sheets: readonly Sheet[], today: string): CandidateListResult {
  const { sheet, header } = listIn(sheets);
  if (sheet === null) return onlyFaults(fileFault('no-rows'));
  const { columns, first } = header ? { columns: header.columns, first: header.row + 1 } : byOrder(sheet);
  const missing = header ? faultsOfHeader(sheet, header) : [];
  if (missing.length > 0) return onlyFaults(...missing);

  const filled = sheet.rows
    .map((cells, index) => ({ cells: cells.map(cleaned), index }))
    .slice(first)
    .filter(({ cells }) => cells.some((cell) => cell !== '') && !isExample(cells));
  if (filled.length === 0) return onlyFaults(fileFault('no-rows', {}, sheet.name));
  if (filled.length > mostCandidates) {
    return onlyFaults(fileFault('too-many-rows', { max: mostCandidates, count: filled.length }, sheet.name));
  }

  const names = header ? (sheet.rows[header.row] ?? []).map(cleaned) : [];
  const seen = new Map<string, number>();
  const read = filled.map(({ cells, index }) => {
    const row = index + 1;
    const faults: SpreadsheetFault[] = [];
    const cell = (field: CandidateColumn) => cells[columns[field] ?? -1] ?? '';
    const tell = (code: SpreadsheetFault['code'], field: CandidateColumn, values = {}) => {
      const column = columns[field] ?? null;
      const place = { sheet: sheet.name, row, column, header: names[column ?? -1] ?? '', field, found: cell(field) };
      faults.push(cellFault(code, place, values));
    };
    const { candidate, understood } = readCandidateCells(cell, columns.fullName !== undefined, today, tell);
    const first = seen.get(understood.studentNumber);
    if (first !== undefined) tell('duplicate', 'studentNumber', { first });
    else if (understood.studentNumber !== '') seen.set(understood.studentNumber, row);
    return { row, values: understood, faults, candidate };
  });
  return {
    rows: read.map(({ row, values, faults }) => ({ row, values, faults })),
    candidates: read.flatMap(({ row, faults, candidate }) =>
      candidate && faults.length === 0 ? [{ ...candidate, row }] : [],
    ),
    ...faultList(read.flatMap(({ faults }) => faults)),
  };
}

type ListHeader = Header<CandidateColumn>;
type Columns = ListHeader['columns'];

const listColumns: ColumnNames<CandidateColumn> = {
  ...candidateColumns,
  fullName: {
    names: [
      ...['naam', 'volledigenaam', 'naamstudent', 'naamkandidaat', 'naamdeelnemer', 'naamleerling', 'studentnaam'],
      ...['student', 'kandidaat', 'deelnemer', 'leerling', 'name', 'fullname', 'namen'],
    ],
  },
};

/** The sheet in which most columns are recognised, or else the first one with something in it. */
function listIn(sheets: readonly Sheet[]): { sheet: Sheet | null; header: ListHeader | null } {
  const filled = sheets.filter(({ rows }) => rows.some((cells) => cells.some((cell) => cleaned(cell) !== '')));
  const named = filled
    .map((sheet) => ({ sheet, header: findHeader(sheet, listColumns) }))
    .sort((a, b) => (b.header ? countOf(b.header) : 0) - (a.header ? countOf(a.header) : 0));
  return named[0] ?? { sheet: null, header: null };
}

/** Which columns are missing or stand there twice. A name in parts goes before one in a single column. */
function faultsOfHeader(sheet: Sheet, header: ListHeader): SpreadsheetFault[] {
  const { columns, doubled } = header;
  if (columns.givenName !== undefined && columns.fullName !== undefined) {
    // beside a first name, 'Naam' is the family name
    columns.familyName ??= columns.fullName;
    delete columns.fullName;
  }
  const nameFields = columns.fullName !== undefined ? [] : (['givenName', 'familyName'] as const);
  const needed = ['studentNumber', ...nameFields, 'dateOfBirth'] as const;
  const fault = (code: 'header-missing' | 'header-twice', field: CandidateColumn) => ({
    ...fileFault(code, { header: usualHeader[field] }, sheet.name),
    ...{ row: header.row + 1, field },
  });
  return [
    ...needed.filter((field) => columns[field] === undefined).map((field) => fault('header-missing', field)),
    ...doubled.filter((field) => columns[field] !== undefined).map((field) => fault('header-twice', field)),
  ];
}

/** What the columns are called in the template, which is Dutch for every reader. */
export const usualHeader: Record<CandidateColumn, string> = {
  studentNumber: 'Studentnummer',
  givenName: 'Voornaam',
  infix: 'Tussenvoegsel',
  familyName: 'Achternaam',
  dateOfBirth: 'Geboortedatum',
  extraMinutes: 'Extra tijd (minuten)',
  fullName: 'Naam',
};

/** Without names above the columns: the date of birth tells in how many columns the name before it stands. */
function byOrder({ rows }: Sheet): { columns: Columns; first: number } {
  const first = rows.find((cells) => cells.some((cell) => cleaned(cell) !== '')) ?? [];
  const birth = first.findIndex((cell, column) => column >= 2 && 'value' in readDay(cleaned(cell)));
  const orders: Record<number, readonly CandidateColumn[]> = {
    2: ['studentNumber', 'fullName', 'dateOfBirth', 'extraMinutes'],
    3: ['studentNumber', 'givenName', 'familyName', 'dateOfBirth', 'extraMinutes'],
  };
  const order = orders[birth] ?? candidateFields;
  return { columns: Object.fromEntries(order.map((field, column) => [field, column])), first: 0 };
}

/** The row of the template that shows how it is filled in. */
export const isExample = (cells: readonly string[]): boolean => cells.some((cell) => cell.startsWith(exampleMark));
export const exampleMark = 'VOORBEELD';

const onlyFaults = (...faults: SpreadsheetFault[]): CandidateListResult => ({
  ...{ rows: [], candidates: [], faults, unlisted: 0 },
});
