import { dayOf, openingOn } from '../domain/exam-window.ts';
import { daysToLookAt, type Asked, type MadeExam } from '../domain/inspection-match.ts';
import type { Prisma } from './prisma-client/client.ts';
import type { Transaction } from './store.ts';

/** An exam that could be meant by a request, with what decides whether it can be inspected. */
export type FoundExam = MadeExam & {
  studentNumber: string;
  handedInAt: Date | null;
  result: { passed: boolean } | null;
  resultsFrom: Date;
};

/** What candidates of one school made and could be meant: by their day of birth, or on a day near the one asked for. */
export async function madeExams(tx: Transaction, schoolId: string, asked: Asked): Promise<FoundExam[]> {
  const { datesOfBirth, examDates } = daysToLookAt(asked);
  const attempts = await tx.attempt.findMany({
    where: {
      sitting: { schoolId },
      OR: [
        { registration: { dateOfBirth: { in: datesOfBirth.map((day) => new Date(day)) } } },
        ...examDates.map(({ first, last }) => ({
          startedAt: { gte: wholeDay(first).opensAt, lt: wholeDay(last).closesAt },
        })),
      ],
    },
    select: attemptParts,
    orderBy: { startedAt: 'desc' },
  });
  return attempts.map(asFoundExam);
}

const wholeDay = (day: string) => openingOn(day, { firstDay: day, lastDay: day, fromMinute: 0, untilMinute: 24 * 60 });

const attemptParts = {
  id: true,
  startedAt: true,
  handedInAt: true,
  registration: {
    select: { studentNumber: true, givenName: true, infix: true, familyName: true, dateOfBirth: true },
  },
  examVersion: { select: { title: true, exam: { select: { code: true } } } },
  result: { select: { passed: true } },
  sitting: { select: { resultsFrom: true } },
} satisfies Prisma.AttemptSelect;

function asFoundExam(attempt: Prisma.AttemptGetPayload<{ select: typeof attemptParts }>): FoundExam {
  const { dateOfBirth, studentNumber, ...name } = attempt.registration;
  return {
    attemptId: attempt.id,
    name,
    studentNumber,
    dateOfBirth: dateOfBirth.toISOString().slice(0, 10),
    exam: { code: attempt.examVersion.exam.code, title: attempt.examVersion.title },
    examDate: dayOf(attempt.startedAt),
    handedInAt: attempt.handedInAt,
    result: attempt.result,
    resultsFrom: attempt.sitting.resultsFrom,
  };
}
