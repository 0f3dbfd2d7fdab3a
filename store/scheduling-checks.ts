import type { CandidateName } from '../domain/candidates.ts';
import type { ExamWindow } from '../domain/exam-window.ts';
import type { CandidateEntry } from '../domain/scheduling.ts';
import { faultsOfCandidates, faultsOfWindow, type SchedulingFault } from '../domain/scheduling-faults.ts';
import {
  warningOfNobody,
  warningsOfPersons,
  warningsOfTime,
  warningsOfTooLittleTime,
  warningsOfWindow,
  type OtherRegistration,
  type SchedulingWarning,
} from '../domain/scheduling-warnings.ts';
import { workingDayCalendar } from './settings.ts';
import type { Store, Transaction } from './store.ts';

/** What the rows say about what someone wants to schedule: which version it is, and what there is to warn of. */

type Database = Transaction | Store['prisma'];

/** It can't be scheduled as it is: each fault names its field. */
export class SittingRefused extends Error {
  override name = 'SittingRefused';
  readonly faults: SchedulingFault[];
  constructor(faults: SchedulingFault[]) {
    super('The sitting can not be scheduled like this');
    this.faults = faults;
  }
}

/** There is something to warn of that nobody has confirmed. */
export class WarningsUnconfirmed extends Error {
  override name = 'WarningsUnconfirmed';
  readonly warnings: SchedulingWarning[];
  constructor(warnings: SchedulingWarning[]) {
    super('Not all warnings are confirmed');
    this.warnings = warnings;
  }
}

/** @throws {SittingRefused} when there is a fault */
export function refuseFaults(faults: SchedulingFault[]): void {
  if (faults.length > 0) throw new SittingRefused(faults);
}

/** @throws {WarningsUnconfirmed} with those that are not among the confirmed ones */
export function askForConfirmation(warnings: SchedulingWarning[], confirmed: readonly string[]): void {
  const known = new Set(confirmed);
  const open = warnings.filter(({ key }) => !known.has(key));
  if (open.length > 0) throw new WarningsUnconfirmed(open);
}

export type BookableVersion = { id: string; examId: string; durationMinutes: number };
/** Whose sitting it is, and where. */
export type SittingOf = { schoolId: string; ownerId: string };

/**
 * The version of an exam that is published now, when its owner may schedule it: it falls under a study field that the
 * owner has at this school.
 *
 * @throws {SittingRefused}
 */
export async function bookableVersion(db: Database, examId: string, of: SittingOf): Promise<BookableVersion> {
  const schoolAccess = { accountId: of.ownerId, schoolId: of.schoolId, account: { role: 'school' } };
  const version = await db.examVersion.findFirst({
    where: {
      examId,
      state: 'published',
      exam: { studyFields: { some: { studyField: { accesses: { some: { schoolAccess } } } } } },
    },
    select: { id: true, examId: true, durationMinutes: true },
  });
  if (!version) throw new SittingRefused([{ field: 'examId', code: 'exam-not-available' }]);
  return version;
}

/** A sitting as it is to be: new, or one that exists. */
export type SittingPlan = {
  /** Of one that exists: it does not get in its own way. */
  id: string | null;
  schoolId: string;
  exam: { examId: string; durationMinutes: number };
  window: ExamWindow;
};

/**
 * What there is to warn of in a new sitting.
 *
 * @param inFile where else these students stand in the file that asks for it
 * @throws {SittingRefused} when it is impossible
 */
export async function warningsOfNew(
  db: Database,
  at: Date,
  plan: SittingPlan,
  candidates: CandidateEntry[],
  inFile: readonly OtherRegistration[] = [],
): Promise<SchedulingWarning[]> {
  refuseFaults([...faultsOfWindow(plan.window, at), ...faultsOfCandidates(candidates, new Set(), at)]);
  return [
    ...(await warningsOfDays(db, at, plan)),
    ...(candidates.length === 0 ? [warningOfNobody()] : []),
    ...warningsOfPersons(candidates, [], plan.window.firstDay),
    ...(await warningsOfTimes(db, at, plan, candidates, inFile)),
  ];
}

/**
 * What there is to warn of when a sitting moves to other days or hours, or gets another exam.
 *
 * @throws {SittingRefused} when it is impossible
 */
export async function warningsOfChange(
  db: Database,
  at: Date,
  plan: SittingPlan,
  registered: CandidateEntry[],
): Promise<SchedulingWarning[]> {
  refuseFaults(faultsOfWindow(plan.window, at));
  return [...(await warningsOfDays(db, at, plan)), ...(await warningsOfTimes(db, at, plan, registered))];
}

/**
 * What there is to warn of in candidates that come to a sitting later.
 *
 * @throws {SittingRefused} when it is impossible
 */
export async function warningsOfAdded(
  db: Database,
  at: Date,
  plan: SittingPlan,
  added: CandidateEntry[],
  registered: (CandidateName & { studentNumber: string; dateOfBirth: string })[],
): Promise<SchedulingWarning[]> {
  const numbers = new Set(registered.map(({ studentNumber }) => studentNumber));
  refuseFaults(faultsOfCandidates(added, numbers, at));
  return [
    ...warningsOfTooLittleTime(plan.window, plan.exam.durationMinutes, at),
    ...(await warningsOfCandidates(db, at, plan, added, registered)),
  ];
}

/** What there is to warn of in candidates, beside those who are in the sitting already. */
export const warningsOfCandidates = async (
  db: Database,
  at: Date,
  plan: SittingPlan,
  candidates: CandidateEntry[],
  registered: (CandidateName & { dateOfBirth: string })[],
): Promise<SchedulingWarning[]> => [
  ...warningsOfPersons(candidates, registered, plan.window.firstDay),
  ...(await warningsOfTimes(db, at, plan, candidates)),
];

const warningsOfDays = async (db: Database, at: Date, { window, exam }: SittingPlan): Promise<SchedulingWarning[]> =>
  warningsOfWindow(window, exam.durationMinutes, await workingDayCalendar(db), at);

async function warningsOfTimes(
  db: Database,
  at: Date,
  plan: SittingPlan,
  candidates: CandidateEntry[],
  inFile: readonly OtherRegistration[] = [],
): Promise<SchedulingWarning[]> {
  const numbers = candidates.map(({ studentNumber }) => studentNumber);
  const others = [...(await otherRegistrations(db, at, plan, numbers)), ...inFile];
  return warningsOfTime(candidates, plan.window, plan.exam.durationMinutes, others, at);
}

/** Where else these students of the school are registered in what is still to come or running. */
async function otherRegistrations(
  db: Database,
  at: Date,
  { id, schoolId, exam }: SittingPlan,
  studentNumbers: string[],
): Promise<OtherRegistration[]> {
  if (studentNumbers.length === 0) return [];
  const found = await db.registration.findMany({
    where: {
      studentNumber: { in: studentNumbers },
      withdrawnAt: null,
      sitting: { schoolId, cancelledAt: null, closesAt: { gt: at }, ...(id === null ? {} : { id: { not: id } }) },
    },
    select: {
      studentNumber: true,
      sitting: {
        select: {
          ...windowColumns,
          case: { select: { reference: true } },
          examVersion: { select: { examId: true } },
        },
      },
    },
    orderBy: [{ sitting: { opensAt: 'asc' } }, { id: 'asc' }],
  });
  return found.map(({ studentNumber, sitting }) => ({
    studentNumber,
    of: { reference: sitting.case.reference },
    sameExam: sitting.examVersion.examId === exam.examId,
    window: windowOf(sitting),
  }));
}

export const windowColumns = { firstDay: true, lastDay: true, fromMinute: true, untilMinute: true } as const;
export type WindowColumns = { firstDay: Date; lastDay: Date; fromMinute: number; untilMinute: number };

export const windowOf = ({ firstDay, lastDay, fromMinute, untilMinute }: WindowColumns): ExamWindow => ({
  firstDay: dayIn(firstDay),
  lastDay: dayIn(lastDay),
  fromMinute,
  untilMinute,
});

/** A column without a time comes as midnight in UTC. */
export const dayIn = (column: Date): string => column.toISOString().slice(0, 10);
export const asColumn = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** A registration as one enters it. */
export const entryOf = (row: Omit<CandidateEntry, 'dateOfBirth'> & { dateOfBirth: Date }): CandidateEntry => ({
  studentNumber: row.studentNumber,
  givenName: row.givenName,
  infix: row.infix,
  familyName: row.familyName,
  dateOfBirth: dayIn(row.dateOfBirth),
  extraMinutes: row.extraMinutes,
});
