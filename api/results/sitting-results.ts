import { byName, nameInList } from '../../domain/candidates.ts';
import { dayOf } from '../../domain/exam-window.ts';
import {
  areReleased,
  averageOf,
  candidateState,
  gradeText,
  isProvisional,
  percentOf,
  spreadOf,
} from '../../domain/results.ts';
import type { Locale } from '../../locales/index.ts';
import type { ResultTotals, SittingFacts, SittingWithResults } from '../../store/results.ts';
import type { SittingResults, SittingResultsRow } from './contract.ts';

/** A sitting's results as they are told at an instant, in a language. Before the release nothing that was scored is in it. */
export function asSittingResults(sitting: SittingWithResults, locale: Locale, at: Date): SittingResults {
  const { registrations, closesAt, examVersion } = sitting;
  const row = asRow(sitting, totalsIn(sitting), locale, at);
  const { available, provisional } = row;
  const grades = available ? gradesOf(sitting) : [];
  return {
    ...row,
    cutScore: available ? examVersion.cutScore : null,
    maxPoints: available ? examVersion.maxPoints : null,
    spread: available
      ? spreadOf(grades).map(({ grade, fromTenths, toTenths, count, passed }) => ({
          grade,
          from: gradeText(fromTenths, locale).text,
          to: gradeText(toTenths, locale).text,
          count,
          passed,
        }))
      : [],
    candidates: registrations.toSorted(byName).map((registration) => ({
      id: registration.id,
      studentNumber: registration.studentNumber,
      name: nameInList(registration),
      state: candidateState(registration.attempt, closesAt, at),
      examDate: registration.attempt ? dayOf(registration.attempt.startedAt) : null,
      result: available ? resultOf(registration.attempt, provisional, locale) : null,
    })),
  };
}

export function asRow(sitting: SittingFacts, totals: ResultTotals, locale: Locale, at: Date): SittingResultsRow {
  const { closesAt, resultsFrom, examVersion } = sitting;
  const { candidates, busy, finished } = totals;
  const available = areReleased(resultsFrom, at);
  return {
    id: sitting.id,
    reference: sitting.case.reference,
    school: sitting.school,
    exam: {
      code: examVersion.exam.code,
      title: examVersion.title,
      kind: examVersion.exam.kind as SittingResultsRow['exam']['kind'],
    },
    location: sitting.location,
    firstDay: isoDay(sitting.firstDay),
    lastDay: isoDay(sitting.lastDay),
    available,
    availableFrom: resultsFrom.toISOString(),
    provisional: isProvisional(closesAt, busy, at),
    progress: { candidates, started: busy + finished, finished },
    summary: available ? summaryOf(totals, locale) : null,
  };
}

/** A date column holds the day as midnight in UTC. */
const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

function totalsIn({ registrations }: SittingWithResults): ResultTotals {
  const attempts = registrations.flatMap(({ attempt }) => attempt ?? []);
  const results = attempts.flatMap(({ result }) => result ?? []);
  const finished = attempts.filter(({ handedInAt }) => handedInAt !== null).length;
  return {
    candidates: registrations.length,
    busy: attempts.length - finished,
    finished,
    graded: results.length,
    gradeSum: results.reduce((sum, { grade }) => sum + grade, 0),
    passed: results.filter(({ passed }) => passed).length,
  };
}

const gradesOf = ({ registrations }: SittingWithResults): number[] =>
  registrations.flatMap(({ attempt }) => attempt?.result?.grade ?? []);

function summaryOf({ graded, gradeSum, passed }: ResultTotals, locale: Locale): SittingResultsRow['summary'] {
  const average = averageOf(gradeSum, graded);
  if (average === null) return null;
  return { average: gradeText(average, locale), passed, passedPercent: percentOf(passed, graded) };
}

function resultOf(
  attempt: SittingWithResults['registrations'][number]['attempt'],
  provisional: boolean,
  locale: Locale,
): SittingResults['candidates'][number]['result'] {
  if (!attempt?.result) return null;
  const { points, maxPoints, cutScore, grade, passed } = attempt.result;
  return { points, maxPoints, cutScore, grade: gradeText(grade, locale), passed, provisional };
}
