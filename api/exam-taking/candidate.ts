import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Refusal } from '../../store/exam-taking.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';

/** A candidate is known by a cookie that no script reads and that goes to the exam's API alone. */

const cookie = 'examen';
const path = '/api/exam';
/** A period with breaks fits in it; who comes later logs in again with the number. Seconds. */
const maxAge = 24 * 3_600;

/** @throws {Problem} exam-session-gone, where there is no cookie */
export function tokenOf(c: Context<Env>): string {
  const token = getCookie(c, cookie);
  if (!token) throw new Problem('exam-session-gone');
  return token;
}

export function remember(c: Context<Env>, token: string): void {
  const secure = c.get('parts').config.PUBLIC_URL.startsWith('https:');
  setCookie(c, cookie, token, { path, httpOnly: true, sameSite: 'Strict', secure, maxAge });
}

export function forget(c: Context<Env>): void {
  deleteCookie(c, cookie, { path });
}

/** @throws {Problem} for what the store did not take */
export function refuse(refusal: Refusal | 'no-plays-left'): void {
  if (refusal) throw new Problem(refusal);
}

/** What a route for candidates is described with; the test of roles by routes knows them by it. */
export const forCandidates = { 'x-action': 'candidate', tags: ['exam'] };
