import type * as contract from '../../api/exam-taking/contract.ts';
import type { z } from 'zod';
import type { CandidateExam } from '../../domain/candidate-exam.ts';
import type { EndOfSaving, SendOutcome } from '../saving/saver.ts';
import type { ServerClock } from '../time/server-clock.ts';

/** What the player asks of the server: see api/exam-taking/contract.ts for each address. */
export type ExamApi = ReturnType<typeof newExamApi>;

/**
 * `away`: no answer, or one that says to come back; whether the server did it is unknown. `fault`: the last part of the
 * problem's type, as the contract names them.
 */
export type Answer<Body> =
  | { kind: 'ok'; body: Body }
  | { kind: 'away'; retryAfterMs?: number }
  | { kind: 'fault'; code: string; retryAfterMs?: number };

type Plays = z.infer<typeof contract.plays>;
type HandedIn = z.infer<typeof contract.handedIn>;
/** What a page writes to: see the contract. */
export type InHand = z.infer<typeof contract.handIn>;
type Sound = InHand & { stimulusId: string };

/** How long an answer may take before we believe that it will not come, in milliseconds; files may take longer. */
const patience = 12_000;
const patienceForFiles = 60_000;
/** Browsers let no more than this go on after the page is gone, in bytes. */
const mostThatOutlivesThePage = 60_000;

export function newExamApi({ fetch, clock, monotonic }: Parts) {
  async function ask(method: string, path: string, body?: unknown, wait = patience): Promise<Answer<Response>> {
    const text = body === undefined ? null : JSON.stringify(body);
    const sentAt = monotonic();
    let response: Response;
    try {
      response = await fetch(`/api/exam/${path}`, {
        method,
        body: text,
        ...(text === null ? {} : { headers: { 'content-type': 'application/json' } }),
        // Leaving the page does not take a request back that is on its way.
        keepalive: text !== null && text.length < mostThatOutlivesThePage,
        signal: AbortSignal.timeout(wait),
      });
    } catch {
      return { kind: 'away' };
    }
    const serverTime = Number(response.headers.get('x-server-time') ?? Number.NaN);
    // What a browser may keep, and so may come from its own store, tells an old time.
    const isFresh = response.headers.get('cache-control')?.includes('no-store') === true;
    if (isFresh && Number.isFinite(serverTime)) clock.heard(new Date(serverTime), sentAt, monotonic());
    if (response.ok) return { kind: 'ok', body: response };
    return await faultOf(response);
  }

  async function askJson<Body>(method: string, path: string, body?: unknown, wait?: number): Promise<Answer<Body>> {
    const answer = await ask(method, path, body, wait);
    if (answer.kind !== 'ok') return answer;
    try {
      return { kind: 'ok', body: (await answer.body.json()) as Body };
    } catch {
      return { kind: 'away' };
    }
  }

  return {
    enter: (typed: z.infer<typeof contract.login>) => askJson<contract.Entrance>('POST', 'session', typed),
    look: () => askJson<contract.Entrance>('GET', 'session'),
    leave: (registrationId: string) => ask('DELETE', 'session', { registrationId }),
    open: (registrationId: string) => askJson<contract.Attempt>('POST', 'attempt', { registrationId }),
    content: ({ versionId, contentKey }: contract.Attempt) =>
      askJson<CandidateExam>('GET', `content/${versionId}?key=${contentKey}`, undefined, patienceForFiles),
    async save(request: contract.Save): Promise<SendOutcome> {
      const answer = await askJson<z.infer<typeof contract.saved>>('PUT', 'answers', request);
      if (answer.kind === 'ok') return { kind: 'saved', sequence: answer.body.sequence };
      if (answer.kind === 'away') return answer;
      const why = endOf(answer.code);
      if (why) return { kind: 'end', why };
      return answer.code === 'too-many-requests' ? { ...answer, kind: 'away' } : { kind: 'refused' };
    },
    beginPlay: (sound: Sound) => askJson<Plays>('POST', 'plays', sound),
    notePlay: (sound: Sound & { positionMs: number | null }) => ask('PUT', 'plays', sound),
    handIn: (inHand: InHand) => askJson<HandedIn>('POST', 'hand-in', inHand),
    async sound(stimulusId: string): Promise<Answer<Blob>> {
      const answer = await ask('GET', `audio/${stimulusId}`, undefined, patienceForFiles);
      if (answer.kind !== 'ok') return answer;
      try {
        return { kind: 'ok', body: await answer.body.blob() };
      } catch {
        return { kind: 'away' };
      }
    },
  };
}

/** The faults after which this page may not write any more. */
export function endOf(code: string): EndOfSaving | null {
  if (code === 'taken-over') return 'taken-over';
  if (code === 'exam-over') return 'over';
  return code === 'exam-session-gone' || code === 'not-open' ? 'session-gone' : null;
}

type Parts = { fetch: typeof fetch; clock: ServerClock; monotonic: () => number };

async function faultOf(response: Response): Promise<Answer<never>> {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const later = Number.isFinite(seconds) ? { retryAfterMs: seconds * 1_000 } : {};
  const code = await codeOf(response);
  // Where the server or something on the way to it fails, the same question is good again in a moment.
  const isAway = response.status >= 500 || response.status === 408 || code === null;
  return isAway ? { kind: 'away', ...later } : { kind: 'fault', code, ...later };
}

async function codeOf(response: Response): Promise<string | null> {
  try {
    const { type } = (await response.json()) as { type?: unknown };
    return typeof type === 'string' ? (type.split('/').at(-1) ?? null) : null;
  } catch {
    return null; // not one of ours: a proxy's page
  }
}

/** The address of a picture of the exam that this candidate is making. */
export const pictureAddress = (mediaId: string): string => `/api/exam/media/${mediaId}`;
