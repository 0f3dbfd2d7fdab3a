import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { isDatabaseAway, faultCode } from '../../platform/database.ts';
import { stackOf } from '../../platform/logger.ts';
import { AlreadyDecided, DecisionIdTaken } from '../../store/decisions.ts';
import { NotToBeResent } from '../../store/mail-resend.ts';
import { AccountNotUsable } from '../../store/application-review.ts';
import { SchoolNotListed } from '../../store/listed-school.ts';
import { NothingToChange } from '../../store/application-changes.ts';
import { StaleVersion } from '../../store/inbox.ts';
import type { TextKey } from '../../locales/index.ts';
import { contentSecurityPolicy } from '../pages/layout.ts';
import { errorPage } from '../pages/error.ts';
import { pageContext } from './page-context.ts';
import type { Env } from './parts.ts';

/** Faults as an answer: `application/problem+json` (RFC 9457) for programs, a calm page for people. */

export const problemBody = z
  .object({
    type: z.string().meta({ description: 'Stable: the last part names the kind of fault' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    correlationId: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
export type ProblemBody = z.infer<typeof problemBody>;

const statusOf = {
  'invalid-input': 422,
  'not-logged-in': 401,
  forbidden: 403,
  'two-factor-required': 403,
  'not-found': 404,
  'already-decided': 409,
  conflict: 409,
  'unconfirmed-warnings': 409,
  stale: 412,
  'precondition-required': 428,
  'exam-number-unknown': 404,
  'student-number-needed': 403,
  'exam-session-gone': 401,
  'not-open': 409,
  'taken-over': 409,
  'no-plays-left': 409,
  'exam-over': 410,
  'too-large': 413,
  'unsupported-media-type': 415,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ProblemCode = keyof typeof statusOf;

/** A fault that the person who asked can do something about, thrown from wherever it is found. */
export class Problem extends Error {
  override name = 'Problem';
  readonly code: ProblemCode;
  readonly more: Pick<ProblemBody, 'detail' | 'errors'>;
  constructor(code: ProblemCode, more: Pick<ProblemBody, 'detail' | 'errors'> = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}

/** Turns whatever was thrown into an answer. What we did not foresee is logged, and shown without its insides. */
export async function answerFault(error: unknown, c: Context<Env>): Promise<Response> {
  const problem = asProblem(error, c);
  if (problem.code === 'internal') {
    const { logger } = c.get('parts');
    logger.error({ correlationId: c.get('correlationId'), code: faultCode(error), stack: stackOf(error) }, 'fault');
  }
  return await problemAnswer(c, problem);
}

export async function problemAnswer(c: Context<Env>, problem: Problem): Promise<Response> {
  const { code, more } = problem;
  const t = c.get('t');
  const status = statusOf[code];
  const title = t(`problem:${code}.title` satisfies TextKey);
  const detail = more.detail ?? t(`problem:${code}.detail` satisfies TextKey);
  const correlationId = c.get('correlationId');
  if (status === 503) c.header('Retry-After', '5');
  c.header('Cache-Control', 'no-store');
  if (wantsPage(c)) {
    c.header('Content-Security-Policy', contentSecurityPolicy);
    return c.html(await errorPage(await pageContext(c), { status, title, detail, correlationId }), status);
  }
  const body: ProblemBody = {
    type: `${c.get('parts').config.PUBLIC_URL}/problems/${code}`,
    title,
    status,
    detail,
    instance: c.req.path,
    correlationId,
    ...(more.errors ? { errors: more.errors } : {}),
  };
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json' });
}

const wantsPage = (c: Context<Env>): boolean => !/^\/(api|health|metrics)(\/|$)/.test(c.req.path);

function asProblem(error: unknown, c: Context<Env>): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof NotToBeResent) {
    return new Problem('conflict', { detail: c.get('t')(`office:mails.obstacle.${error.why}`) });
  }
  if (error instanceof AlreadyDecided) return new Problem('already-decided', { detail: whatWasDecided(error, c) });
  if (error instanceof NothingToChange) {
    return new Problem('conflict', { detail: c.get('t')('application-status:admin.nothing') });
  }
  if (error instanceof StaleVersion) return new Problem('stale');
  if (error instanceof DecisionIdTaken) return new Problem('conflict');
  if (error instanceof AccountNotUsable) {
    return new Problem('conflict', { detail: c.get('t')('evidence:problem.accountNotUsable') });
  }
  if (error instanceof SchoolNotListed) return new Problem('conflict', { detail: c.get('t')('school:notListed') });
  if (error instanceof HTTPException) return new Problem(codeOfStatus(error.status));
  if (isDatabaseAway(error)) return new Problem('unavailable');
  return new Problem('internal');
}

function whatWasDecided({ outcome, decidedBy }: AlreadyDecided, c: Context<Env>): string {
  const t = c.get('t');
  const what = t(`problem:decided.${isKnownOutcome(outcome) ? outcome : 'other'}`);
  return decidedBy ? t('problem:decidedBy', { name: decidedBy, what }) : t('problem:decidedElsewhere', { what });
}

const knownOutcomes = [
  ...(['approved', 'refused', 'expired', 'cancelled'] as const),
  ...(['withdrawn', 'signed', 'replaced', 'more-asked', 'given'] as const),
];
const isKnownOutcome = (outcome: string): outcome is (typeof knownOutcomes)[number] =>
  (knownOutcomes as string[]).includes(outcome);

function codeOfStatus(status: number): ProblemCode {
  const codes = Object.keys(statusOf) as ProblemCode[];
  if (status === 400) return 'invalid-input';
  return codes.find((code) => statusOf[code] === status) ?? 'internal';
}
