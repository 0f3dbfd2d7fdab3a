import { createHash, randomBytes } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import type { CandidateName } from '../domain/candidates.ts';
import type { AttemptTime } from '../domain/exam-taking.ts';
import type { ExamWindow } from '../domain/exam-window.ts';
import { rememberEntered, takeEntered } from './entrance-memory.ts';
import type { Store } from './store.ts';

/**
 * The entrance of the exam: whom a number or a session belongs to. Asked by many at once, so prepared statements on the
 * `pg` pool. Source: "Afnemen examens".
 */

/** A registration with all that the entrance needs to know. */
export type Registered = {
  registrationId: string;
  sittingId: string;
  schoolId: string;
  /** Of the sitting: when it changes between looking and starting, one looks again. */
  sittingVersion: number;
  examVersionId: string;
  candidate: CandidateName;
  studentNumber: string;
  exam: { title: string; kind: 'reading' | 'listening' | 'theory'; durationMinutes: number };
  school: string;
  location: string;
  window: ExamWindow;
  extraMinutes: number;
  cancelled: boolean;
  attempt: (AttemptTime & { id: string; handedInBy: 'candidate' | 'time-over' | null }) | null;
};

const registered = `
  SELECT r.id AS "registrationId", s.id AS "sittingId", s.school_id AS "schoolId", s.version AS "sittingVersion",
    v.id AS "examVersionId", r.given_name, r.infix, r.family_name, r.student_number AS "studentNumber", v.title, e.kind, v.duration_minutes,
    c.name AS school, s.location, to_char(s.first_day, 'YYYY-MM-DD') AS first_day,
    to_char(s.last_day, 'YYYY-MM-DD') AS last_day, s.from_minute, s.until_minute, r.extra_minutes AS "extraMinutes",
    (s.cancelled_at IS NOT NULL OR r.withdrawn_at IS NOT NULL) AS cancelled,
    a.id AS attempt_id, a.deadline, a.handed_in_at, a.handed_in_by
  FROM registration r
    JOIN sitting s ON s.id = r.sitting_id
    JOIN school c ON c.id = s.school_id
    JOIN exam_version v ON v.id = s.exam_version_id
    JOIN exam e ON e.id = v.exam_id
    LEFT JOIN attempt a ON a.registration_id = r.id`;

/** Whom an exam number belongs to; null when it was never given out. */
export const findByNumber = (store: Store, examNumber: string): Promise<Registered | null> =>
  findOne(store, 'exam-by-number', `${registered} WHERE r.exam_number = $1`, examNumber);

/** Whom a session's token belongs to; null when there is no such session. */
export const findBySession = (store: Store, token: string): Promise<Registered | null> =>
  findOne(
    store,
    'exam-by-session',
    `${registered} JOIN exam_session x ON x.registration_id = r.id WHERE x.token_hash = $1`,
    hashOf(token),
  );

async function findOne(store: Store, name: string, text: string, value: unknown): Promise<Registered | null> {
  const { rows } = await store.pool.query<RegisteredRow>({ name, text, values: [value] });
  return rows[0] ? asRegistered(rows[0]) : null;
}

/** Logs a candidate in on this device. An earlier device stays logged in too: which one may write is the attempt's epoch. */
export async function openSession(store: Store, at: Date, of: Registered): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await store.pool.query({
    name: 'exam-open-session',
    text: `INSERT INTO exam_session (id, registration_id, token_hash, created_at) VALUES ($1, $2, $3, $4)`,
    values: [uuid(), of.registrationId, hashOf(token), at],
  });
  if (!of.attempt) rememberEntered(store, token, of);
  return token;
}

/**
 * Logs a candidate out on this device.
 *
 * @param registrationId whom the page shows: where the session is another candidate's by now, it stays
 * @returns whether nobody is logged in by this token any more
 */
export async function closeSession(store: Store, token: string, registrationId: string): Promise<boolean> {
  const { rows } = await store.pool.query<{ isLeft: boolean }>({
    name: 'exam-close-session',
    text: `
      WITH closed AS (DELETE FROM exam_session WHERE token_hash = $1 AND registration_id = $2 RETURNING id)
      SELECT EXISTS (SELECT FROM closed) OR NOT EXISTS (SELECT FROM exam_session WHERE token_hash = $1) AS "isLeft"`,
    values: [hashOf(token), registrationId],
  });
  const isLeft = rows[0]?.isLeft === true;
  if (isLeft) takeEntered(store, token);
  return isLeft;
}

export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

type RegisteredRow = Pick<
  Registered,
  | 'registrationId'
  | 'sittingId'
  | 'schoolId'
  | 'sittingVersion'
  | 'examVersionId'
  | 'studentNumber'
  | 'school'
  | 'location'
  | 'extraMinutes'
  | 'cancelled'
> & {
  given_name: string;
  infix: string;
  family_name: string;
  title: string;
  kind: Registered['exam']['kind'];
  duration_minutes: number;
  first_day: string;
  last_day: string;
  from_minute: number;
  until_minute: number;
  attempt_id: string | null;
  deadline: Date | null;
  handed_in_at: Date | null;
  handed_in_by: 'candidate' | 'time-over' | null;
};

function asRegistered(row: RegisteredRow): Registered {
  const { registrationId, sittingId, schoolId, sittingVersion, examVersionId } = row;
  const { studentNumber, school, location, extraMinutes, cancelled } = row;
  return {
    ...{ registrationId, sittingId, schoolId, sittingVersion, examVersionId },
    ...{ studentNumber, school, location, extraMinutes, cancelled },
    candidate: { givenName: row.given_name, infix: row.infix, familyName: row.family_name },
    exam: { title: row.title, kind: row.kind, durationMinutes: row.duration_minutes },
    window: {
      firstDay: row.first_day,
      lastDay: row.last_day,
      fromMinute: row.from_minute,
      untilMinute: row.until_minute,
    },
    attempt:
      row.attempt_id && row.deadline
        ? { id: row.attempt_id, deadline: row.deadline, handedInAt: row.handed_in_at, handedInBy: row.handed_in_by }
        : null,
  };
}
