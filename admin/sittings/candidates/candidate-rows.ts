import type { NewSitting } from '../../../api/scheduling/contract.ts';
import { isoDay } from '../../page/typed-day.ts';

/** A candidate as the API reads one. */
export type CandidateEntry = NewSitting['candidates'][number];

/** The columns of a candidate list, in the order in which one types them. */
export const fields = ['studentNumber', 'givenName', 'infix', 'familyName', 'dateOfBirth', 'extraMinutes'] as const;
export type Field = (typeof fields)[number];

/** One line of the grid, as it was typed: what is wrong stays there until it is right. */
export type CandidateRow = { key: string } & Record<Field, string>;
/** The name of the sentence that says what is wrong, by column. */
export type RowFaults = Partial<Record<Field, string>>;

export function emptyRow(): CandidateRow {
  return {
    key: crypto.randomUUID(),
    studentNumber: '',
    givenName: '',
    infix: '',
    familyName: '',
    dateOfBirth: '',
    extraMinutes: '',
  };
}

export const isEmpty = (row: CandidateRow): boolean => fields.every((field) => row[field].trim() === '');

/** A line's place among those that are filled in, as the API counts them; the empty ones are not sent. */
export const filled = (rows: readonly CandidateRow[]): CandidateRow[] => rows.filter((row) => !isEmpty(row));

/** In characters. */
export const longest: Record<Field, number> = {
  studentNumber: 30,
  givenName: 100,
  infix: 30,
  familyName: 100,
  dateOfBirth: 10,
  extraMinutes: 3,
};
const mostExtraMinutes = 600;

/** What can be seen to be wrong without asking; an empty line has no faults. */
export function faultsOf(row: CandidateRow): RowFaults {
  if (isEmpty(row)) return {};
  const faults: RowFaults = {};
  for (const field of ['studentNumber', 'givenName', 'familyName', 'dateOfBirth'] as const) {
    if (row[field].trim() === '') faults[field] = 'missing';
  }
  for (const field of fields) if (row[field].trim().length > longest[field]) faults[field] = 'tooLong';
  if (row.dateOfBirth.trim() !== '' && isoDay(row.dateOfBirth) === null) faults.dateOfBirth = 'notADay';
  if (extraMinutesOf(row) === null) faults.extraMinutes = 'notMinutes';
  return faults;
}

/** @returns the line as the API reads it; call it for a line without faults */
export function entryOf(row: CandidateRow): CandidateEntry {
  return {
    studentNumber: row.studentNumber.trim(),
    givenName: row.givenName.trim(),
    infix: row.infix.trim(),
    familyName: row.familyName.trim(),
    dateOfBirth: isoDay(row.dateOfBirth) ?? row.dateOfBirth,
    extraMinutes: extraMinutesOf(row) ?? 0,
  };
}

/** Nothing typed is no extra time. */
function extraMinutesOf({ extraMinutes }: CandidateRow): number | null {
  const text = extraMinutes.trim();
  if (text === '') return 0;
  return /^\d{1,3}$/.test(text) && Number(text) <= mostExtraMinutes ? Number(text) : null;
}
