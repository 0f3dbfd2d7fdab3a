import { nameInList } from '../../domain/candidates.ts';
import { dayOf } from '../../domain/exam-window.ts';
import { formatGrade } from '../../domain/grade.ts';
import { matchExam } from '../../domain/inspection-match.ts';
import { promisedFor, termCountsFrom } from '../../domain/inspection-term.ts';
import { obstacleOf, phaseOf, type InspectionOutcome } from '../../domain/inspection.ts';
import { areReleased } from '../../domain/results.ts';
import type { Settings } from '../../domain/settings.ts';
import type { WorkingDayCalendar } from '../../domain/working-days.ts';
import type { Locale } from '../../locales/index.ts';
import type { FoundExam } from '../../store/inspection-candidates.ts';
import type { InspectionFile, InspectionRowFile } from '../../store/inspections-overview.ts';
import type { Inspection, InspectionRow, MatchCandidate } from './contract.ts';

/** What the API tells of an inspection, to whom it may be told. */

/** What a promise is reckoned with, while no task has recorded one. */
export type Reckoning = { at: Date; settings: Settings; calendar: WorkingDayCalendar };

export function asRow(file: InspectionRowFile, reckoning: Reckoning, isSchool: boolean): InspectionRow {
  const { at } = reckoning;
  const resultsFrom = file.attempt?.sitting.resultsFrom ?? null;
  const outcome = file.case.outcome as InspectionOutcome | null;
  const openTasks = file.case.tasks.map(({ kind }) => kind);
  const phase = phaseOf({ outcome, isMatched: file.attempt !== null, resultsFrom, openTasks, at });
  const isMade = file.case.documents.length > 0;
  return {
    id: file.id,
    reference: file.case.reference,
    school: file.school,
    requestedBy: file.requestedBy.name,
    receivedAt: file.receivedAt.toISOString(),
    studentName: file.studentName,
    examName: file.examName,
    examDate: isoDay(file.examDate),
    phase,
    resultsFrom: phase === 'awaiting-results' ? (resultsFrom?.toISOString() ?? null) : null,
    promisedFor: outcome === null ? promiseOf(file, resultsFrom, reckoning).toISOString() : null,
    deliveredAt: file.deliveredAt?.toISOString() ?? null,
    hasPrintout: isMade && (!isSchool || file.deliveredAt !== null),
  };
}

/** What the open task recorded; before there is one, what it would record now. */
function promiseOf(file: InspectionRowFile, resultsFrom: Date | null, { settings, calendar }: Reckoning): Date {
  const recorded = file.case.tasks.find(({ dueAt }) => dueAt !== null)?.dueAt;
  return recorded ?? promisedFor(termCountsFrom(file.receivedAt, resultsFrom, settings, calendar), settings, calendar);
}

export type Reader = {
  locale: Locale;
  isSchool: boolean;
  /** By the id of the account. */
  names: Map<string, string>;
  /** Where an exam is still to be chosen: what could be meant. */
  match: { made: FoundExam[]; underInspection: Set<string> } | null;
};

export function asInspection(file: InspectionFile, reckoning: Reckoning, reader: Reader): Inspection {
  const { isSchool, names, match } = reader;
  const { auditEvents, decisions } = file.case;
  const opened = auditEvents.find(({ code }) => code === 'printout-opened');
  return {
    ...asRow(file, reckoning, isSchool),
    attempt: attemptOf(file, reckoning.at, reader),
    reason: decisions[0]?.reason ?? null,
    match:
      isSchool || !match
        ? null
        : { dateOfBirth: isoDay(file.dateOfBirth), candidates: candidatesOf(file, match.made, match.underInspection) },
    firstOpened:
      isSchool || !opened
        ? null
        : { at: opened.at.toISOString(), by: names.get(opened.accountId ?? '') ?? opened.actor },
    timeline: auditEvents
      // Who of the bureau looked at it is the bureau's own affair.
      .filter(({ code }) => !isSchool || code !== 'printout-viewed')
      .map(({ at, code, actor, accountId }) => ({
        at: at.toISOString(),
        code,
        actor: accountId && !(isSchool && code.startsWith('decided:')) ? (names.get(accountId) ?? null) : actor,
      })),
  };
}

function attemptOf({ attempt }: InspectionFile, at: Date, { locale }: Reader): Inspection['attempt'] {
  if (!attempt) return null;
  const { result, sitting } = attempt;
  return {
    id: attempt.id,
    name: nameInList(attempt.registration),
    exam: { code: attempt.examVersion.exam.code, title: attempt.examVersion.title },
    examDate: dayOf(attempt.startedAt),
    result:
      result && areReleased(sitting.resultsFrom, at)
        ? {
            points: result.points,
            maxPoints: result.maxPoints,
            grade: formatGrade(result.grade, locale),
            passed: result.passed,
          }
        : null,
  };
}

/** A date column holds the day as midnight in UTC. */
const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

export const askedIn = (file: InspectionFile) => ({
  studentName: file.studentName,
  dateOfBirth: isoDay(file.dateOfBirth),
  examName: file.examName,
  examDate: isoDay(file.examDate),
});

function candidatesOf(file: InspectionFile, made: FoundExam[], underInspection: Set<string>): MatchCandidate[] {
  return matchExam(askedIn(file), made).candidates.flatMap(({ attemptId, fits }) => {
    const one = made.find((exam) => exam.attemptId === attemptId);
    if (!one) return [];
    return {
      attemptId,
      name: nameInList(one.name),
      studentNumber: one.studentNumber,
      dateOfBirth: one.dateOfBirth,
      exam: one.exam,
      examDate: one.examDate,
      fits,
      obstacle: obstacleOf(one) ?? (underInspection.has(attemptId) ? ('open' as const) : null),
    };
  });
}
