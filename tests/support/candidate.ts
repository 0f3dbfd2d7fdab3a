import { randomInt } from 'node:crypto';
import type { Attempt, Entrance } from '../../api/exam-taking/contract.ts';
import type { House } from './house.ts';

/** A candidate's browser, as far as the API sees it: it keeps its cookie, and knows its epoch and sequence. */
export function candidateIn(house: Pick<House, 'app' | 'origin'>, address = `10.9.0.${randomInt(250)}`) {
  let cookie = '';
  let before = '';
  let registrationId = '';
  let attemptId = '';
  let epoch = 0;
  let sequence = 0;

  async function ask(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response> {
    const answer = await house.app.request(`${house.origin}/api/exam/${path}`, {
      method,
      headers: {
        cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
        'x-real-ip': address,
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const set = answer.headers.getSetCookie()[0];
    if (set) [before, cookie] = [cookie, set.split(';')[0] ?? ''];
    return answer;
  }

  return {
    ask,
    /** What the page has in hand. */
    get inHand() {
      return { attemptId, epoch };
    },
    async enter(examNumber: string): Promise<Entrance> {
      const entrance = (await (await ask('POST', 'session', { examNumber })).json()) as Entrance;
      if (entrance.state === 'open') registrationId = entrance.registrationId;
      return entrance;
    },
    start: () => ask('POST', 'attempt', { registrationId }),
    /** As a tab that sends what it had before it heard that the cookie is gone. */
    keepCookie() {
      cookie = before;
    },
    leave: () => ask('DELETE', 'session', { registrationId }),
    async open(): Promise<Attempt> {
      const opened = (await (await ask('POST', 'attempt', { registrationId })).json()) as Attempt;
      attemptId = opened.attemptId;
      epoch = opened.epoch;
      sequence = opened.lastSequence;
      return opened;
    },
    /** Saves one answer; says how that ended: 'saved' or the fault. */
    async save(itemId: string, value: unknown, flagged = false): Promise<string> {
      sequence += 1;
      const answers = [{ itemId, sequence, value, flagged }];
      return await faultOf(await ask('PUT', 'answers', { attemptId, epoch, answers }), 'saved');
    },
    async handIn(): Promise<string> {
      return await faultOf(await ask('POST', 'hand-in', { attemptId, epoch }), 'handed-in');
    },
  };
}

export type Candidate = ReturnType<typeof candidateIn>;

/** The kind of fault that an answer tells, or what it is when it tells none. */
export async function faultOf(answer: Response, otherwise: string): Promise<string> {
  if (answer.ok) return otherwise;
  const { type } = (await answer.json()) as { type: string };
  return type.split('/').at(-1) ?? '';
}
