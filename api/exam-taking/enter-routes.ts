import { createRoute, type z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { fullName } from '../../domain/candidates.ts';
import { parseExamNumber } from '../../domain/exam-number.ts';
import { admissionOf } from '../../domain/exam-taking.ts';
import { closeSession, findByNumber, findBySession, openSession, type Registered } from '../../store/exam-entrance.ts';
import { handInOverdue } from '../../store/marking.ts';
import { commonProblems, json, newApi } from '../http/api.ts';
import type { Env, Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { clientAddress } from '../http/request.ts';
import { forCandidates, forget, remember, tokenOf } from './candidate.ts';
import { entrance, leave as leaveBody, login, type Entrance } from './contract.ts';
import { newGuessLimit, SlowDown } from './guess-limit.ts';
import { progressNotices } from './progress-notices.ts';

const answers = { 200: json(entrance, 'What the number leads to'), ...commonProblems };

const enter = createRoute({
  method: 'post',
  path: '/api/exam/session',
  ...forCandidates,
  summary: 'Log in with an exam number',
  request: { body: { required: true, content: { 'application/json': { schema: login } } } },
  responses: answers,
});

const look = createRoute({
  method: 'get',
  path: '/api/exam/session',
  ...forCandidates,
  summary: 'Where this candidate stands, after a reload',
  responses: answers,
});

const leave = createRoute({
  method: 'delete',
  path: '/api/exam/session',
  ...forCandidates,
  summary: 'Log out on this device',
  request: { body: { required: true, content: { 'application/json': { schema: leaveBody } } } },
  responses: { 204: { description: 'Logged out' } },
});

/** The entrance: exam number in, name and exam out. Source: "Afnemen examens". */
export function enterRoutes(parts: Parts) {
  const limit = newGuessLimit({
    onGuard: (of) =>
      parts.logger.warn({ of }, 'free guesses of exam numbers are used up: student numbers are asked for'),
  });
  const notices = progressNotices(parts);

  async function findGuarded(c: Context<Env>, typed: z.infer<typeof login>): Promise<Registered> {
    const parsed = parseExamNumber(typed.examNumber);
    if (!parsed.ok) throw new Problem('exam-number-unknown');
    const address = clientAddress(c) ?? 'unknown';
    const found = await limit
      .lookUp(address, () => findByNumber(parts.store, parsed.number), typed.studentNumber)
      .catch((fault: unknown) => {
        if (fault instanceof SlowDown) c.header('Retry-After', String(fault.seconds));
        throw fault;
      });
    if (found) return found;
    throw new Problem('exam-number-unknown');
  }

  /** An exam whose time is over is handed in when someone looks, if the sitting's process has not come to it yet. */
  async function stand(of: Registered): Promise<Entrance> {
    const at = parts.clock.now();
    const admission = admissionOf({ ...of, durationMinutes: of.exam.durationMinutes }, at);
    const ended = { state: 'handed-in', registrationId: of.registrationId } as const;
    switch (admission.state) {
      case 'open':
        return {
          state: 'open',
          registrationId: of.registrationId,
          candidate: { name: fullName(of.candidate) },
          exam: of.exam,
          school: of.school,
          location: of.location,
          minutes: admission.minutes,
          closesAt: admission.opening.closesAt.toISOString(),
          minutesLeft: Math.max(0, Math.ceil((admission.deadline.getTime() - at.getTime()) / 60_000)),
          started: of.attempt !== null,
        };
      case 'too-early':
        return { state: 'too-early', opensAt: admission.opensAt.toISOString() };
      case 'too-late':
        return { state: 'too-late', closedAt: admission.closedAt.toISOString() };
      case 'cancelled':
        return { state: 'cancelled' };
      case 'handed-in': {
        const timeOver = of.attempt?.handedInBy === 'time-over';
        return { ...ended, handedInAt: admission.handedInAt.toISOString(), timeOver };
      }
      case 'overdue': {
        const done = of.attempt && (await handInOverdue(parts.store, at, of.attempt.id));
        if (done?.wasOpen) notices.handedIn(of);
        return { ...ended, handedInAt: (done?.handedInAt ?? at).toISOString(), timeOver: true };
      }
    }
  }

  return newApi()
    .openapi(enter, async (c) => {
      const of = await findGuarded(c, c.req.valid('json'));
      const standing = await stand(of);
      if (standing.state === 'open') remember(c, await openSession(parts.store, parts.clock.now(), of));
      return c.json(standing, 200);
    })
    .openapi(look, async (c) => {
      const of = await findBySession(parts.store, tokenOf(c));
      if (!of) throw new Problem('exam-session-gone');
      return c.json(await stand(of), 200);
    })
    .openapi(leave, async (c) => {
      if (await closeSession(parts.store, tokenOf(c), c.req.valid('json').registrationId)) forget(c);
      return c.body(null, 204);
    });
}
