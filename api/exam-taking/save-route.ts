import type { Context } from 'hono';
import { itemIdsOf } from '../../store/attempt-items.ts';
import { saveAnswers } from '../../store/exam-saving.ts';
import type { Env, Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { refuse, tokenOf } from './candidate.ts';
import { save } from './contract.ts';

/**
 * `PUT /api/exam/answers`: the one request that a thousand candidates make every few seconds. Its body is checked by the
 * contract's schema and answered with a plain object of headers, which Node writes without building anything around it.
 */
export function saveRoute({ store, clock }: Parts) {
  return async (c: Context<Env>): Promise<Response> => {
    const checked = save.safeParse(await c.req.json().catch(() => null));
    if (!checked.success) {
      const errors = checked.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
      throw new Problem('invalid-input', { errors });
    }
    const { attemptId, epoch, answers } = checked.data;
    const items = await itemIdsOf(store, attemptId);
    // Where there is no such attempt, the statement says what is wrong.
    if (items && !answers.every(({ itemId }) => items.has(itemId))) throw new Problem('invalid-input');
    const at = clock.now();
    refuse(await saveAnswers(store, { token: tokenOf(c), attemptId, epoch, at }, answers));
    const sequence = Math.max(...answers.map((answer) => answer.sequence));
    return new Response(`{"sequence":${sequence}}`, { headers: { ...headers, 'X-Server-Time': String(at.getTime()) } });
  };
}

const headers = {
  'Content-Type': 'application/json',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
};
