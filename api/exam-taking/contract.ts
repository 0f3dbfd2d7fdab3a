import { z } from 'zod';
import { answerValue, contentId } from '../../domain/exam-content.ts';

/**
 * What the exam player and the API say to each other, under `/api/exam`. The candidate is known by a cookie (httpOnly,
 * SameSite=Strict) that logging in with the exam number gives. Instants are ISO 8601 in UTC. Every answer that succeeds
 * carries the header `X-Server-Time` (milliseconds since 1970): the player counts by the server's clock alone.
 *
 * Faults are `application/problem+json`; the last part of `type` is one of:
 * - `exam-number-unknown` (404), `student-number-needed` (403: too much is guessed for the number alone, ask for both),
 *   `too-many-requests` (429 with Retry-After in seconds: the player tries again by itself)
 * - `exam-session-gone` (401): log in with the number again; nothing that was saved is lost
 * - `taken-over` (409): a newer tab or device has the attempt (opening it again takes it back), or another candidate has
 *   the session, which all tabs of a browser share (then opening it again says `taken-over` too: log in again)
 * - `exam-over` (410): handed in, or the time and its grace are over; `GET /api/exam/session` says which
 * - `not-open` (409): there is no attempt yet, or the window is shut
 * - `no-plays-left` (409); `invalid-input` (422); `unavailable` (503 with Retry-After: the database is away for a moment)
 */

/** `POST /api/exam/session`: spaces and dashes in the number don't matter. */
/** `studentNumber` where the number alone was answered with `student-number-needed`. */
export const login = z.object({ examNumber: z.string().max(30), studentNumber: z.string().max(60).optional() });

const exam = z.object({
  title: z.string(),
  kind: z.enum(['reading', 'listening', 'theory']),
  /** Of the exam, without this candidate's extra time. */
  durationMinutes: z.int(),
});

/** What a number leads to: the answer of `POST` and of `GET /api/exam/session`. Only `open` sets the cookie. */
export const entrance = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('open'),
    /** Whose number it is. All tabs of a browser share the cookie: what a page asks for a candidate, it asks by this id. */
    registrationId: z.uuid(),
    candidate: z.object({ name: z.string() }),
    exam,
    school: z.string(),
    location: z.string(),
    /** The minutes that this candidate has, extra time included. */
    minutes: z.int(),
    /** When today's opening ends: the time is over by then, also for who starts late. */
    closesAt: z.iso.datetime(),
    /** The minutes left when one starts now; less than `minutes` for who is late. */
    minutesLeft: z.int(),
    /** Whether the attempt was started before: then one goes on where one was. */
    started: z.boolean(),
  }),
  /** The next opening. */
  z.object({ state: z.literal('too-early'), opensAt: z.iso.datetime() }),
  z.object({ state: z.literal('too-late'), closedAt: z.iso.datetime() }),
  z.object({ state: z.literal('cancelled') }),
  /** `timeOver`: it was handed in because the time was over. */
  z.object({
    state: z.literal('handed-in'),
    registrationId: z.uuid(),
    handedInAt: z.iso.datetime(),
    timeOver: z.boolean(),
  }),
]);
export type Entrance = z.infer<typeof entrance>;

const savedAnswer = z.object({
  itemId: z.string(),
  sequence: z.int(),
  value: answerValue.nullable(),
  flagged: z.boolean(),
});
export type SavedAnswer = z.infer<typeof savedAnswer>;

/** `DELETE /api/exam/session`: logs this candidate out; does nothing where another one has come in by now. */
export const leave = z.object({ registrationId: z.uuid() });

/** `POST /api/exam/attempt`; `taken-over` where the session is another candidate's by now. */
export const open = z.object({ registrationId: z.uuid() });

/**
 * `POST /api/exam/attempt`: starts the attempt, or opens it once more. Each call gives a higher `epoch`; only the newest may
 * write, so an older tab or device is taken over.
 *
 * Sequences: a player numbers its writes from `lastSequence + 1` on. Per item the higher sequence holds. The item with
 * the highest sequence is where the candidate was last. What a player still holds unacknowledged of an earlier epoch is
 * sent again under a new sequence, if the item's `sequence` here is still the one that the player had last seen saved;
 * otherwise another device has gone on with that item, and its answer holds.
 */
export const attempt = z.object({
  attemptId: z.uuid(),
  epoch: z.int(),
  /** Where the exam's content is: `GET /api/exam/content/<versionId>?key=<contentKey>` gives a `CandidateExam`. */
  versionId: z.uuid(),
  /** Opens the content to this session until the time is over. */
  contentKey: z.string(),
  startedAt: z.iso.datetime(),
  deadline: z.iso.datetime(),
  lastSequence: z.int(),
  answers: z.array(savedAnswer),
  plays: z.array(
    z.object({
      stimulusId: z.string(),
      plays: z.int(),
      /** Where the play that is not finished yet was, in milliseconds; null when none is under way. */
      positionMs: z.int().nullable(),
    }),
  ),
});
export type Attempt = z.infer<typeof attempt>;

/** What a page writes to: the attempt that it opened, under the epoch that it got. */
const inHand = z.object({ attemptId: z.uuid(), epoch: z.int() });

const isEachItemOnce = (answers: readonly { itemId: string }[]): boolean =>
  answers.length === 1 || new Set(answers.map(({ itemId }) => itemId)).size === answers.length;

/**
 * `PUT /api/exam/answers`: answered when it is committed. Sent twice, it is saved once; an older sequence than the saved one
 * changes nothing and is acknowledged all the same. A player sends one of these at a time, with each item in it once. A
 * 422 is about the whole request: a player then sends its answers one by one, so that one of them holds up no other.
 */
export const save = inHand.extend({
  answers: z
    .array(
      z.object({
        itemId: contentId,
        sequence: z.int().min(1).max(2_000_000_000),
        /** null: looked at, or the answer taken away. */
        value: answerValue.nullable(),
        flagged: z.boolean(),
      }),
    )
    .min(1)
    .max(50)
    .refine(isEachItemOnce, 'the same item twice'),
});
export type Save = z.infer<typeof save>;

/** The highest sequence of this request: all up to it is saved. */
export const saved = z.object({ sequence: z.int() });

/**
 * `POST /api/exam/plays`: a play begins, and counts. The player fetches the sound first (`GET /api/exam/audio/<stimulusId>`),
 * so that a failed load costs nothing. It gives the sound to scripts alone, and only while a play is left or under way.
 */
export const play = inHand.extend({ stimulusId: contentId });
/** `PUT /api/exam/plays`: how far it came, every few seconds and when it ends (`positionMs: null`). */
export const playProgress = play.extend({ positionMs: z.int().min(0).nullable() });
export const plays = z.object({ plays: z.int(), maxPlays: z.int() });

/** `POST /api/exam/hand-in`. Handed in twice, it is handed in once. Pictures: `GET /api/exam/media/<mediaId>`. */
export const handIn = inHand;
export const handedIn = z.object({ handedInAt: z.iso.datetime() });
