import { gradeOf, type Grade } from '../domain/grade.ts';
import type { AnswerValue } from '../domain/exam-content.ts';
import { graceMs, isOverdue, isUnderWay } from '../domain/exam-taking.ts';
import { scoreExam } from '../domain/scoring.ts';
import { hashOf } from './exam-entrance.ts';
import { publishedVersion, type PublishedVersion } from './exam-versions.ts';
import { onOneConnection, type Store } from './store.ts';

/**
 * Handing in and marking, in one transaction: an attempt that is handed in has its result. The same answers and version
 * always give the same one. Source: "De controle van een examen is geautomatiseerd" (Resultaten).
 */

/** How an attempt came to its end; `wasOpen` is false when it had been handed in before. */
export type HandedIn = { handedInAt: Date; sittingId: string; wasOpen: boolean };

/**
 * The candidate hands in, on the device that has the attempt.
 *
 * @returns why it was not taken, or when it was handed in; handed in before, it stays as it was
 */
export async function handIn(
  store: Store,
  { token, attemptId, epoch, at }: { token: string; attemptId: string; epoch: number; at: Date },
): Promise<HandedIn | { refusal: 'exam-session-gone' | 'not-open' | 'taken-over' }> {
  const { rows } = await store.pool.query<{ attemptId: string | null }>({
    name: 'exam-attempt-of-session',
    text: `
      SELECT attempt.id AS "attemptId"
      FROM exam_session LEFT JOIN attempt ON attempt.registration_id = exam_session.registration_id
      WHERE exam_session.token_hash = $1`,
    values: [hashOf(token)],
  });
  const [found] = rows;
  if (!found) return { refusal: 'exam-session-gone' };
  if (!found.attemptId) return { refusal: 'not-open' };
  // A forgotten tab of the candidate who had this browser before hands in nothing of the one who has it now.
  if (found.attemptId !== attemptId) return { refusal: 'taken-over' };
  return await close(store, at, attemptId, (attempt) =>
    // Who hands in after the time is over gets what the process would have done.
    attempt.epoch === epoch || !isUnderWay(attempt, at) ? null : { refusal: 'taken-over' as const },
  );
}

/** Hands in for a candidate whose time is over; one who still has time is left alone (null). */
export async function handInOverdue(store: Store, at: Date, attemptId: string): Promise<HandedIn | null> {
  const done = await close(store, at, attemptId, (attempt) => (isOverdue(attempt, at) ? null : { refusal: 'busy' }));
  return 'refusal' in done ? null : done;
}

/** Attempts of a sitting whose time is over and that nobody handed in, oldest first. */
export async function overdueAttempts(store: Store, at: Date, sittingId: string, limit: number): Promise<string[]> {
  const { rows } = await store.pool.query<{ id: string }>({
    name: 'exam-overdue',
    text: `
      SELECT id FROM attempt WHERE sitting_id = $1 AND handed_in_at IS NULL AND deadline < $2
      ORDER BY deadline LIMIT $3`,
    values: [sittingId, new Date(at.getTime() - graceMs), limit],
  });
  return rows.map(({ id }) => id);
}

/**
 * Closes an attempt under its lock: whoever saves at this moment has committed before, and is marked, or comes after, and
 * is refused. The answers are read by a statement of their own, so that they are those of after the wait for the lock.
 */
async function close<Refused extends { refusal: string }>(
  store: Store,
  at: Date,
  attemptId: string,
  mayNot: (attempt: LockedAttempt) => Refused | null,
): Promise<HandedIn | Refused> {
  return await onOneConnection(store, async (client) => {
    const { rows } = await client.query<LockedAttempt>({
      name: 'exam-lock-attempt',
      text: `
        SELECT sitting_id AS "sittingId", exam_version_id AS "versionId", epoch, deadline, handed_in_at AS "handedInAt"
        FROM attempt WHERE id = $1 FOR UPDATE`,
      values: [attemptId],
    });
    const [attempt] = rows;
    if (!attempt) throw new Error(`There is no attempt ${attemptId}`);
    const { sittingId, handedInAt, versionId } = attempt;
    if (handedInAt) return { handedInAt, sittingId, wasOpen: false };
    const refused = mayNot(attempt);
    if (refused) return refused;

    const answers = await client.query<{ itemId: string; value: AnswerValue }>({
      name: 'exam-answers-to-mark',
      text: `SELECT item_id AS "itemId", value FROM answer WHERE attempt_id = $1 AND value IS NOT NULL`,
      values: [attemptId],
    });
    const version = await publishedVersion(store, versionId);
    const result = mark(version, new Map(answers.rows.map(({ itemId, value }) => [itemId, value])));
    await client.query({
      name: 'exam-close-attempt',
      text: `
        WITH closed AS (
          UPDATE attempt SET handed_in_at = $2, handed_in_by = $3 WHERE id = $1
        )
        INSERT INTO result (attempt_id, marked_at, points, max_points, cut_score, grade, passed)
        VALUES ($1, $2, $4, $5, $6, $7, $8)`,
      values: [
        attemptId,
        at,
        isUnderWay(attempt, at) ? 'candidate' : 'time-over',
        ...[result.points, version.maxPoints, version.cutScore, result.grade, result.passed],
      ],
    });
    return { handedInAt: at, sittingId, wasOpen: true };
  });
}

/** What answers to a version give. */
export function mark(
  { content, cutScore, maxPoints }: PublishedVersion,
  answers: ReadonlyMap<string, AnswerValue>,
): Grade & { points: number } {
  const { points } = scoreExam(content, answers);
  return { points, ...gradeOf({ points, maxPoints, cutScore }) };
}

type LockedAttempt = {
  sittingId: string;
  versionId: string;
  epoch: number;
  deadline: Date;
  handedInAt: Date | null;
};
