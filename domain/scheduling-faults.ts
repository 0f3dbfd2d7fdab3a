import { dayAfter, dayOf, wholeWindow, type ExamWindow } from './exam-window.ts';
import { mostCandidates, type CandidateEntry } from './scheduling.ts';

/**
 * What can't be scheduled, whoever confirms it: named by the field it stands in, candidates by their row from 0. What
 * can be, but is seldom meant, is in scheduling-warnings.ts.
 */
export type SchedulingFault = { field: string; code: SchedulingFaultCode; values?: Record<string, string | number> };

export type SchedulingFaultCode =
  | 'exam-not-available'
  | 'window-closed'
  | 'period-too-long'
  | 'too-far-ahead'
  | 'too-many-candidates'
  | 'number-twice-in-list'
  | 'number-in-sitting'
  | 'born-later'
  | 'born-too-early'
  | 'no-place'
  | 'no-colleague';

/** In calendar days. An exam period lasts weeks; what is longer has a slip in its year. */
export const longestPeriod = 92;
export const furthestAhead = 2 * 365;
const earliestBirth = '1900-01-01';

export function faultsOfWindow(window: ExamWindow, now: Date): SchedulingFault[] {
  if (window.firstDay > dayAfter(dayOf(now), furthestAhead)) {
    return [{ field: 'window.firstDay', code: 'too-far-ahead' }];
  }
  if (window.lastDay > dayAfter(window.firstDay, longestPeriod - 1)) {
    return [{ field: 'window.lastDay', code: 'period-too-long', values: { days: longestPeriod } }];
  }
  if (wholeWindow(window).closesAt <= now) return [{ field: 'window.lastDay', code: 'window-closed' }];
  return [];
}

/** @param registered the student numbers that are in the sitting already */
export function faultsOfCandidates(
  candidates: readonly Pick<CandidateEntry, 'studentNumber' | 'dateOfBirth'>[],
  registered: ReadonlySet<string>,
  now: Date,
): SchedulingFault[] {
  const today = dayOf(now);
  const firstRow = new Map<string, number>();
  const faults: SchedulingFault[] = [];
  if (candidates.length + registered.size > mostCandidates) {
    faults.push({ field: 'candidates', code: 'too-many-candidates', values: { most: mostCandidates } });
  }
  candidates.forEach(({ studentNumber, dateOfBirth }, row) => {
    const at = (field: keyof CandidateEntry) => `candidates.${row}.${field}`;
    const before = firstRow.get(studentNumber);
    if (registered.has(studentNumber)) {
      faults.push({ field: at('studentNumber'), code: 'number-in-sitting' });
    } else if (before === undefined) {
      firstRow.set(studentNumber, row);
    } else {
      faults.push({ field: at('studentNumber'), code: 'number-twice-in-list', values: { row: before + 1 } });
    }
    if (dateOfBirth > today) faults.push({ field: at('dateOfBirth'), code: 'born-later' });
    if (dateOfBirth < earliestBirth) faults.push({ field: at('dateOfBirth'), code: 'born-too-early' });
  });
  return faults;
}
