import { v7 as uuid } from 'uuid';
import type { AnswerValue } from '../domain/exam-content.ts';
import { admissionOf, graceMs, type Admission } from '../domain/exam-taking.ts';
import { rememberVersion } from './attempt-items.ts';
import { takeEntered } from './entrance-memory.ts';
import { findBySession, hashOf, type Registered } from './exam-entrance.ts';
import type { Store } from './store.ts';

/**
 * What happens while a candidate makes an exam: starting, saving, playing. Everything here is asked by many at
 * once and runs as prepared statements on the `pg` pool; nothing of it waits for Temporal or a worker. The windows and
 * deadlines that it obeys are columns. Saving is in exam-saving.ts, handing in in marking.ts.
 */

export type OpenedAttempt = {
  attemptId: string;
  epoch: number;
  versionId: string;
  startedAt: Date;
  deadline: Date;
  isNew: boolean;
  lastSequence: number;
  answers: { itemId: string; sequence: number; value: AnswerValue | null; flagged: boolean }[];
  plays: { stimulusId: string; plays: number; positionMs: number | null }[];
};

/**
 * Starts the attempt, or opens it once more under a higher epoch, by which an older tab or device is taken over.
 *
 * @param registrationId whom the page shows: the session may have become another candidate's since
 * @returns what stands in the way, or the attempt
 */
export async function openAttempt(
  store: Store,
  at: Date,
  { token, registrationId }: { token: string; registrationId: string },
): Promise<{ opened: OpenedAttempt; of: Registered } | { refused: Admission | 'someone-else' | null }> {
  const entered = takeEntered(store, token);
  const begun = entered?.registrationId === registrationId && (await openAs(store, at, token, entered));
  if (begun && 'opened' in begun) return begun;
  for (let look = 1; look <= 5; look += 1) {
    const of = await findBySession(store, token);
    if (!of) return { refused: null };
    // The tabs of a browser share one session: this one still shows the candidate who had it before.
    if (of.registrationId !== registrationId) return { refused: 'someone-else' };
    const done = await openAs(store, at, token, of);
    // Nothing came of it when the school changed the sitting, or a second tab started, in this very instant.
    if (done) return done;
  }
  throw new Error('The attempt could not be opened: its sitting changes again and again');
}

/** @returns null when what was seen of the candidate no longer holds */
async function openAs(
  store: Store,
  at: Date,
  token: string,
  of: Registered,
): Promise<{ opened: OpenedAttempt; of: Registered } | { refused: Admission } | null> {
  const admission = admissionOf({ ...of, durationMinutes: of.exam.durationMinutes }, at);
  if (admission.state !== 'open') return { refused: admission };
  const opened = await (of.attempt ? reopen(store, of.attempt.id) : start(store, at, token, of, admission.deadline));
  if (!opened) return null;
  rememberVersion(store, opened.attemptId, opened.versionId);
  return { opened, of };
}

async function start(
  store: Store,
  at: Date,
  token: string,
  of: Registered,
  deadline: Date,
): Promise<OpenedAttempt | null> {
  const id = uuid();
  const { rowCount } = await store.pool.query({
    name: 'exam-start',
    // The sitting as it was seen, and held on to: a change or a cancellation waits, or is waited for and then seen.
    text: `
      WITH sitting AS (
        SELECT id, exam_version_id FROM sitting
        WHERE id = $2 AND version = $3 AND cancelled_at IS NULL FOR SHARE
      ), candidate AS (
        SELECT registration.id FROM registration JOIN exam_session ON exam_session.registration_id = registration.id
        WHERE registration.id = $1 AND extra_minutes = $4 AND withdrawn_at IS NULL AND token_hash = $8
        FOR SHARE OF registration
      )
      INSERT INTO attempt (id, registration_id, sitting_id, exam_version_id, started_at, deadline)
      SELECT $5, candidate.id, sitting.id, sitting.exam_version_id, $6, $7 FROM sitting, candidate
      ON CONFLICT (registration_id) DO NOTHING`,
    values: [of.registrationId, of.sittingId, of.sittingVersion, of.extraMinutes, id, at, deadline, hashOf(token)],
  });
  if (rowCount === 0) return null;
  const fresh = { attemptId: id, epoch: 1, versionId: of.examVersionId, startedAt: at, deadline };
  return { ...fresh, isNew: true, lastSequence: 0, answers: [], plays: [] };
}

async function reopen(store: Store, attemptId: string): Promise<OpenedAttempt | null> {
  const { rows } = await store.pool.query<Omit<OpenedAttempt, 'isNew' | 'lastSequence' | 'answers' | 'plays'>>({
    name: 'exam-reopen',
    text: `
      UPDATE attempt SET epoch = epoch + 1 WHERE id = $1 AND handed_in_at IS NULL
      RETURNING id AS "attemptId", epoch, exam_version_id AS "versionId", started_at AS "startedAt", deadline`,
    values: [attemptId],
  });
  if (!rows[0]) return null;
  // Read after the epoch was raised: what an older tab saves from now on is refused, so nothing is missed here.
  const [answers, plays] = await Promise.all([
    store.pool.query<OpenedAttempt['answers'][number]>({
      name: 'exam-answers',
      text: `SELECT item_id AS "itemId", sequence, value, flagged FROM answer WHERE attempt_id = $1 ORDER BY sequence`,
      values: [attemptId],
    }),
    store.pool.query<OpenedAttempt['plays'][number]>({
      name: 'exam-plays',
      text: `SELECT stimulus_id AS "stimulusId", plays, position_ms AS "positionMs" FROM audio_play WHERE attempt_id = $1`,
      values: [attemptId],
    }),
  ]);
  const lastSequence = answers.rows.at(-1)?.sequence ?? 0;
  return { ...rows[0], isNew: false, lastSequence, answers: answers.rows, plays: plays.rows };
}

/** Why a write of a player is not taken; null when it was. */
export type Refusal = 'exam-session-gone' | 'not-open' | 'taken-over' | 'exam-over' | null;

/** `attemptId` and `epoch`: what the page has in hand. */
export type Writing = { token: string; attemptId: string; epoch: number; at: Date };

/**
 * Counts a play that begins.
 *
 * @param maxPlays of the sound, from the exam's content
 * @returns how often it was played with this one, or why it may not be
 */
export async function beginPlay(
  store: Store,
  { token, attemptId, epoch, at }: Writing,
  stimulusId: string,
  maxPlays: number,
): Promise<{ plays: number } | { refusal: NonNullable<Refusal> | 'no-plays-left' }> {
  const { rows } = await store.pool.query<WriteRow & { plays: number | null }>({
    name: 'exam-begin-play',
    text: `
      WITH ${mine}, counted AS (
        INSERT INTO audio_play (attempt_id, stimulus_id, plays, position_ms)
        SELECT mine.attempt_id, $5, 1, 0 FROM mine WHERE mine.refusal IS NULL
        ON CONFLICT (attempt_id, stimulus_id) DO UPDATE SET plays = audio_play.plays + 1, position_ms = 0
        WHERE audio_play.plays < $6
        RETURNING plays
      )
      SELECT refusal, (SELECT plays FROM counted) AS plays FROM mine`,
    values: [hashOf(token), epoch, at, attemptId, stimulusId, maxPlays],
  });
  if (!rows[0]) return { refusal: 'exam-session-gone' };
  if (rows[0].refusal) return { refusal: rows[0].refusal };
  return rows[0].plays === null ? { refusal: 'no-plays-left' } : { plays: rows[0].plays };
}

/** Notes how far a play came; within one play it only goes forward, and null ends it. */
export async function notePlay(
  store: Store,
  { token, attemptId, epoch, at }: Writing,
  stimulusId: string,
  positionMs: number | null,
): Promise<Refusal> {
  const { rows } = await store.pool.query<WriteRow>({
    name: 'exam-note-play',
    text: `
      WITH ${mine}, noted AS (
        UPDATE audio_play SET position_ms = CASE WHEN $6::int IS NULL THEN NULL ELSE greatest(position_ms, $6) END
        FROM mine
        WHERE mine.refusal IS NULL AND audio_play.attempt_id = mine.attempt_id AND stimulus_id = $5
          AND position_ms IS NOT NULL
      )
      SELECT refusal FROM mine`,
    values: [hashOf(token), epoch, at, attemptId, stimulusId, positionMs],
  });
  return rows[0] ? rows[0].refusal : 'exam-session-gone';
}

/** What forbids to write: as SQL, of what is given as SQL. */
export function refusalOf(given: { attemptId: string; epoch: string; at: string }): string {
  return `CASE
      WHEN attempt.id <> ${given.attemptId} THEN 'taken-over'
      WHEN attempt.handed_in_at IS NOT NULL OR ${given.at} > attempt.deadline + interval '${graceMs} milliseconds'
        THEN 'exam-over'
      WHEN attempt.epoch <> ${given.epoch} THEN 'taken-over'
    END`;
}

/**
 * The attempt of this session ($1), held until the statement is committed, and what forbids this device ($2) to write at
 * this instant ($3) into the attempt that it has in hand ($4): the tabs of a browser share one session, and a forgotten one
 * still has that of the candidate who sat there before.
 */
const mine = `mine AS MATERIALIZED (
  SELECT attempt.id AS attempt_id, attempt.epoch, attempt.handed_in_at, attempt.deadline,
    ${refusalOf({ attemptId: '$4::uuid', epoch: '$2::int', at: '$3::timestamptz' })} AS refusal
  FROM exam_session JOIN attempt ON attempt.registration_id = exam_session.registration_id
  WHERE exam_session.token_hash = $1
  FOR SHARE OF attempt
)`;

export type WriteRow = { refusal: Exclude<Refusal, 'exam-session-gone' | 'not-open'> };

/**
 * How often a sound of this session's attempt was played, and where a play is that is under way (null: none is).
 */
export async function findPlays(
  store: Store,
  token: string,
  stimulusId: string,
): Promise<{ plays: number; positionMs: number | null }> {
  const { rows } = await store.pool.query<{ plays: number; positionMs: number | null }>({
    name: 'exam-plays-of-sound',
    text: `
      SELECT plays, position_ms AS "positionMs"
      FROM exam_session
        JOIN attempt ON attempt.registration_id = exam_session.registration_id
        JOIN audio_play ON audio_play.attempt_id = attempt.id
      WHERE exam_session.token_hash = $1 AND stimulus_id = $2`,
    values: [hashOf(token), stimulusId],
  });
  return rows[0] ?? { plays: 0, positionMs: null };
}

export type OpenedVersion = { versionId: string } | { refusal: 'exam-session-gone' | 'not-open' };

/** What a session may fetch sounds, pictures and the content of: the version of its attempt, once that has started. */
export async function findOpenedVersion(store: Store, token: string): Promise<OpenedVersion> {
  const { rows } = await store.pool.query<{ versionId: string | null }>({
    name: 'exam-opened-version',
    text: `
      SELECT attempt.exam_version_id AS "versionId"
      FROM exam_session
        LEFT JOIN attempt ON attempt.registration_id = exam_session.registration_id AND attempt.handed_in_at IS NULL
      WHERE exam_session.token_hash = $1`,
    values: [hashOf(token)],
  });
  if (!rows[0]) return { refusal: 'exam-session-gone' };
  return rows[0].versionId ? { versionId: rows[0].versionId } : { refusal: 'not-open' };
}
