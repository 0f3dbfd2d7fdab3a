import { faultOfText, readCandidateCells, type CandidateColumn } from './candidate-cells.ts';
import { exampleMark } from './candidate-list.ts';
import { dayAfter, dayOf, wholeWindow, type ExamWindow } from './exam-window.ts';
import { isExamplePerson, type FilledTemplate, type TemplateField } from './scheduling-template.ts';
import { furthestAhead, longestPeriod } from './scheduling-faults.ts';
import {
  mostCandidates,
  mostSittings,
  type CandidateEntry,
  type SchedulingPlan,
  type SittingEntry,
} from './scheduling.ts';
import { findNamed, type FindNamed } from './nearest-exam.ts';
import {
  cellFault,
  faultList,
  fileFault,
  type FaultCode,
  type FaultList,
  type FaultValues,
} from './spreadsheet-fault.ts';
import type { SpreadsheetFault } from './spreadsheet-fault.ts';
import { readDay, readTime, type Read } from './spreadsheet-values.ts';
import { bareText } from './spreadsheet.ts';

/** An exam that this account holder may have scheduled. */
export type SchedulableExam = { id: string; code: string; title: string; durationMinutes: number };

/**
 * Checks a filled template, row by row, and makes of it what is to be scheduled: the rows with the same exam, window and
 * location become one sitting, in the order of the file. All faults come back at once.
 *
 * @returns no plan as soon as there is a fault: half a class is not scheduled
 */
export function checkTemplate(
  template: FilledTemplate,
  { exams, now }: { exams: readonly SchedulableExam[]; now: Date },
): FaultList & { plan: SchedulingPlan | null } {
  const faults: SpreadsheetFault[] = [];
  const sittings = new Map<string, SittingEntry & { rowOf: Map<string, number>; rows: number[] }>();
  /** All that are asked for, also where no candidate is in order. */
  const asks = new Set<string>();
  const students = new Map<string, { row: number; is: string }>();
  const sittingOf = readingSittings(exams, now);
  const today = dayOf(now);
  const { columns } = template;

  for (const { row, cells } of template.rows) {
    const cell = (field: TemplateField) => cells[columns[field] ?? -1] ?? '';
    const tell = (code: FaultCode, field: TemplateField, values?: FaultValues) => {
      const column = columns[field] ?? null;
      const header = template.headers[column ?? -1] ?? '';
      faults.push(cellFault(code, { sheet: template.sheet, row, column, header, field, found: cell(field) }, values));
    };
    const asked = sittingOf(cell);
    for (const { code, field, values } of asked.faults) tell(code, field, values);
    const candidateCell = (field: CandidateColumn) => (field === 'fullName' ? '' : cell(field));
    const { candidate } = readCandidateCells(candidateCell, false, today, (code, field, values) => {
      if (field !== 'fullName') tell(code, field, values);
    });
    if (candidate) checkSameStudent(candidate, row, students, tell);
    if (candidate && isExamplePerson(candidate)) tell('example-person', 'studentNumber');
    const { sitting } = asked;
    if (!sitting) continue;
    const { exam, window, location, key } = sitting;
    asks.add(key);
    const available = window.untilMinute - window.fromMinute;
    const needed = exam.durationMinutes + (candidate?.extraMinutes ?? 0);
    if (needed > available) tell('window-too-short', 'until', { needed, available });
    if (!candidate) continue;
    let made = sittings.get(key);
    if (!made)
      sittings.set(key, (made = { examId: exam.id, location, window, candidates: [], rowOf: new Map(), rows: [] }));
    const first = made.rowOf.get(candidate.studentNumber);
    if (first !== undefined) tell('duplicate', 'studentNumber', { first });
    else made.rowOf.set(candidate.studentNumber, row);
    made.candidates.push(candidate);
    made.rows.push(row);
    if (made.candidates.length === mostCandidates + 1) tell('too-many-in-sitting', 'exam', { max: mostCandidates });
  }
  if (asks.size > mostSittings) {
    faults.push(fileFault('too-many-sittings', { count: asks.size, max: mostSittings }, template.sheet));
  }
  const plan = { sittings: [...sittings.values()].map(({ rowOf: _rowOf, ...sitting }) => sitting) };
  return { plan: faults.length === 0 ? plan : null, ...faultList(faults) };
}

type CellFault = { code: FaultCode; field: TemplateField; values?: FaultValues };
type Asked = { exam: SchedulableExam; window: ExamWindow; location: string; key: string };
type Cell = (field: TemplateField) => string;
type ReadSitting = { sitting: Asked | null; faults: CellFault[] };

/** Reads what rows ask for; those that ask the same, as most do, are read once. */
function readingSittings(exams: readonly SchedulableExam[], now: Date): (cell: Cell) => ReadSitting {
  const read = new Map<string, ReadSitting>();
  const fields = ['exam', 'firstDay', 'lastDay', 'from', 'until', 'location'] as const;
  const named = findNamed(exams);
  return (cell) => {
    const key = fields.map(cell).join('\n');
    const known = read.get(key) ?? readSitting(cell, named, now);
    if (read.size < 10_000) read.set(key, known);
    return known;
  };
}

function readSitting(cell: Cell, named: FindNamed<SchedulableExam>, now: Date): ReadSitting {
  const faults: CellFault[] = [];
  const tell = (code: FaultCode, field: TemplateField, values: FaultValues = {}) => {
    faults.push({ code, field, values });
  };
  const exam = examIn(cell('exam'), named, tell);
  const window = windowIn(cell, now, tell);
  const location = cell('location');
  const wrongPlace = faultOfText(location, 200);
  if (wrongPlace) tell(wrongPlace, 'location', { max: 200 });
  if (!exam || !window || faults.length > 0) return { sitting: null, faults };
  const key = [exam.id, ...Object.values(window), location.toLowerCase()].join('|');
  return { sitting: { exam, window, location, key }, faults };
}

type Tell = (code: FaultCode, field: TemplateField, values?: FaultValues) => void;

function examIn(cell: string, named: FindNamed<SchedulableExam>, tell: Tell): SchedulableExam | null {
  const wrong = cell.startsWith(exampleMark) ? 'example-changed' : faultOfText(cell, 500);
  if (wrong) {
    tell(wrong, 'exam', wrong === 'too-long' ? { max: 500 } : {});
    return null;
  }
  const { exam, nearest } = named(cell);
  if (!exam) tell(nearest === '' ? 'exam-none' : 'exam-unknown', 'exam', nearest === '' ? {} : { nearest });
  return exam;
}

function windowIn(cell: Cell, now: Date, tell: Tell): ExamWindow | null {
  const value = <Value>(field: TemplateField, read: (text: string) => Read<Value>): Value | null => {
    const text = cell(field);
    const result = text === '' ? { fault: 'required' as const } : read(text);
    if ('value' in result) return result.value;
    tell(result.fault, field);
    return null;
  };
  const firstDay = value('firstDay', readDay);
  const lastDay = cell('lastDay') === '' ? firstDay : value('lastDay', readDay);
  const fromMinute = value('from', readTime);
  const midnight = value('until', readTime);
  // until midnight is until the end of the day
  const untilMinute = midnight === 0 ? 24 * 60 : midnight;
  const daysAreRight = firstDay !== null && lastDay !== null && checkDays(firstDay, lastDay, dayOf(now), tell);
  if (fromMinute === null || untilMinute === null) return null;
  if (fromMinute >= untilMinute) {
    tell('time-order', 'until');
    return null;
  }
  if (!daysAreRight) return null;
  const window = { firstDay, lastDay, fromMinute, untilMinute };
  if (wholeWindow(window).closesAt <= now) tell('window-closed', 'until');
  return window;
}

function checkDays(firstDay: string, lastDay: string, today: string, tell: Tell): boolean {
  const latest = dayAfter(today, furthestAhead);
  if (firstDay < today) tell('day-past', 'firstDay');
  else if (firstDay > latest) tell('day-too-far', 'firstDay', { days: furthestAhead });
  else if (lastDay < firstDay) tell('day-order', 'lastDay');
  else if (lastDay > dayAfter(firstDay, longestPeriod - 1)) tell('period-too-long', 'lastDay', { days: longestPeriod });
  else return true;
  return false;
}

/** The same number twice with another name or date of birth: one of the two is a slip. */
function checkSameStudent(
  { studentNumber, givenName, infix, familyName, dateOfBirth }: CandidateEntry,
  row: number,
  students: Map<string, { row: number; is: string }>,
  tell: Tell,
): void {
  const is = bareText(`${givenName}${infix}${familyName}${dateOfBirth}`);
  const before = students.get(studentNumber);
  if (!before) students.set(studentNumber, { row, is });
  else if (before.is !== is) tell('student-differs', 'studentNumber', { first: before.row });
}
