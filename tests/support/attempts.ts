import { randomUUID } from 'node:crypto';
import type { CandidateName } from '../../domain/candidates.ts';
import type { AnswerValue } from '../../domain/exam-content.ts';
import { dayOf } from '../../domain/exam-window.ts';
import { publishedVersion } from '../../store/exam-versions.ts';
import { mark } from '../../store/marking.ts';
import type { Store } from '../../store/store.ts';
import { openSitting } from './exams.ts';

/** Exams that were made, as rows, for tests that are about what comes after them. */

export type MadeAttempt = { attemptId: string; sittingId: string; registrationId: string };

type AttemptFacts = {
  ownerId: string;
  examVersionId: string;
  schoolId?: string;
  name?: CandidateName;
  dateOfBirth?: string;
  startedAt?: Date;
  /** By item id. Without any, all questions are open, and the exam is failed. */
  answers?: Record<string, AnswerValue>;
  /** False: the candidate is still at it. */
  handedIn?: boolean;
  resultsFrom?: Date;
};

/** One candidate in a sitting of the own, with answers and, handed in, the result that marking gives them. */
export async function makeAttempt(store: Store, facts: AttemptFacts): Promise<MadeAttempt> {
  const { startedAt = new Date(), answers = {}, handedIn = true, examVersionId, ownerId, schoolId } = facts;
  const day = dayOf(startedAt);
  const sitting = await openSitting(store, examVersionId, {
    ownerId,
    at: startedAt,
    window: { firstDay: day, lastDay: day, fromMinute: 0, untilMinute: 24 * 60 },
    ...(schoolId ? { schoolId } : {}),
  });
  const [registrationId = ''] = sitting.registrationIds;
  const { name = { givenName: 'Fatima', infix: 'van den', familyName: 'Berg' }, dateOfBirth = '2008-02-03' } = facts;
  await store.prisma.registration.update({
    where: { id: registrationId },
    data: { ...name, dateOfBirth: new Date(dateOfBirth) },
  });
  if (facts.resultsFrom) {
    await store.prisma.sitting.update({ where: { id: sitting.id }, data: { resultsFrom: facts.resultsFrom } });
  }
  const attemptId = randomUUID();
  const handedInAt = handedIn ? new Date(startedAt.getTime() + 30 * 60_000) : null;
  await store.prisma.attempt.create({
    data: {
      id: attemptId,
      registrationId,
      sittingId: sitting.id,
      examVersionId,
      startedAt,
      deadline: new Date(startedAt.getTime() + 60 * 60_000),
      handedInAt,
      handedInBy: handedIn ? 'candidate' : null,
    },
  });
  await store.prisma.answer.createMany({
    data: Object.entries(answers).map(([itemId, value], index) => ({
      attemptId,
      itemId,
      value,
      sequence: index + 1,
      savedAt: startedAt,
    })),
  });
  if (handedInAt) await keepResult(store, attemptId, examVersionId, new Map(Object.entries(answers)), handedInAt);
  return { attemptId, sittingId: sitting.id, registrationId };
}

async function keepResult(
  store: Store,
  attemptId: string,
  examVersionId: string,
  answers: Map<string, AnswerValue>,
  markedAt: Date,
): Promise<void> {
  const version = await publishedVersion(store, examVersionId);
  const { maxPoints, cutScore } = version;
  await store.prisma.result.create({
    data: { attemptId, markedAt, maxPoints, cutScore, ...mark(version, answers) },
  });
}
