import type { AnswerValue } from '../domain/exam-content.ts';
import { hashOf } from './exam-entrance.ts';
import { refusalOf, type Refusal, type WriteRow, type Writing } from './exam-taking.ts';
import { gathered } from './gathered.ts';
import type { Store } from './store.ts';

/** Saving what candidates answer: the one statement that a thousand of them ask for every few seconds. */

export type AnswerToSave = { itemId: string; sequence: number; value: AnswerValue | null; flagged: boolean };
type Save = { /** The session, as its hash. */ key: string; writing: Writing; answers: readonly AnswerToSave[] };

/** How many statements are under way at once, and how many candidates are saved by one at most. */
const limits = { atOnce: 4, most: 40 };
const savesOf = new WeakMap<Store, (save: Save) => Promise<Refusal>>();

/**
 * Saves answers, in one statement that checks session, attempt, device, deadline and sequence, and writes. When it says
 * nothing (null), they are committed. The attempt is held on to meanwhile: handing in waits for it, or it sees that it is
 * over. Who comes while others are being saved is saved together with those who wait, each checked by itself: a commit
 * is what costs.
 */
export async function saveAnswers(store: Store, writing: Writing, answers: readonly AnswerToSave[]): Promise<Refusal> {
  const save = savesOf.get(store) ?? gathered((saves: readonly Save[]) => saveAll(store, saves), limits);
  savesOf.set(store, save);
  return await save({ key: hashOf(writing.token).toString('hex'), writing, answers });
}

async function saveAll(store: Store, saves: readonly Save[]): Promise<Refusal[]> {
  const given = saves.map(({ key, writing: { attemptId, epoch, at }, answers }, index) => ({
    ...{ index, token_hash: key, attempt_id: attemptId, epoch, saved_at: at },
    answers: answers.map(({ itemId, ...answer }) => ({ item_id: itemId, ...answer })),
  }));
  const { rows } = await store.pool.query<WriteRow & { index: number }>({
    name: 'exam-save',
    text: `
      WITH given AS MATERIALIZED (
        SELECT * FROM jsonb_to_recordset($1::jsonb)
          AS given (index int, token_hash text, attempt_id uuid, epoch int, saved_at timestamptz, answers jsonb)
      ), mine AS MATERIALIZED (
        SELECT given.index, given.saved_at, given.answers, attempt.id AS attempt_id,
          attempt.epoch, attempt.handed_in_at, attempt.deadline,
          ${refusalOf({ attemptId: 'given.attempt_id', epoch: 'given.epoch', at: 'given.saved_at' })} AS refusal
        FROM given
          JOIN exam_session ON exam_session.token_hash = decode(given.token_hash, 'hex')
          JOIN attempt ON attempt.registration_id = exam_session.registration_id
        FOR SHARE OF attempt
      ), written AS (
        INSERT INTO answer (attempt_id, item_id, sequence, value, flagged, saved_at)
        SELECT mine.attempt_id, one.item_id, one.sequence, one.value, one.flagged, mine.saved_at
        FROM mine, jsonb_to_recordset(mine.answers) AS one (item_id text, sequence int, value jsonb, flagged bool)
        WHERE mine.refusal IS NULL
        ON CONFLICT (attempt_id, item_id) DO UPDATE SET
          sequence = excluded.sequence, value = excluded.value, flagged = excluded.flagged, saved_at = excluded.saved_at
        WHERE answer.sequence < excluded.sequence
      )
      SELECT index, refusal FROM mine`,
    values: [JSON.stringify(given)],
  });
  const refusals = new Map(rows.map(({ index, refusal }) => [index, refusal]));
  return saves.map((_, index) => (refusals.has(index) ? (refusals.get(index) ?? null) : 'exam-session-gone'));
}
