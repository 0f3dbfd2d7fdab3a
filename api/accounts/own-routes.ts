import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { readAccount } from '../../store/accounts.ts';
import { changeOwnPassword, chooseLanguage, readPasswordHash, turnOffTwoFactor } from '../../store/own-account.ts';
import { hashPassword, passwordLength } from '../auth/auth.ts';
import { newPassword } from '../auth/password.ts';
import { allows, personOf } from '../http/access.ts';
import { commonProblems, json, newApi } from '../http/api.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { done, ownLanguage, ownPassword, ownTwoFactorRemoval } from './contract.ts';

/** The own account: password, second factor, language. */

const tags = ['accounts'];

const password = createRoute({
  method: 'post',
  path: '/api/me/password',
  tags,
  ...allows('account.change-own'),
  summary: 'Change the own password; on other devices one is logged out',
  request: { body: { required: true, content: { 'application/json': { schema: ownPassword } } } },
  responses: { 200: json(done, 'Changed'), ...commonProblems },
});

const removal = createRoute({
  method: 'post',
  path: '/api/me/two-factor-removal',
  tags,
  ...allows('account.change-own'),
  summary: 'Turn the own second factor off, where it is not required',
  request: { body: { required: true, content: { 'application/json': { schema: ownTwoFactorRemoval } } } },
  responses: { 200: json(done, 'Turned off'), ...commonProblems },
});

const language = createRoute({
  method: 'put',
  path: '/api/me/language',
  tags,
  ...allows('account.change-own'),
  summary: 'Choose the language in which one is written to',
  request: { body: { required: true, content: { 'application/json': { schema: ownLanguage } } } },
  responses: { 200: json(done, 'Chosen'), ...commonProblems },
});

/** Made anew for each app: it counts who guesses at a password behind an open session. */
export function ownAccountRoutes() {
  const guesses = new RateLimiterMemory({ points: 10, duration: 15 * 60 });

  /** @throws {Problem} when this is not the own password */
  async function mustKnowPassword(c: Context<Env>, given: string, field: string): Promise<void> {
    const { auth, store } = c.get('parts');
    const { accountId } = personOf(c);
    await guesses.consume(accountId).catch(() => {
      throw new Problem('too-many-requests', { detail: c.get('t')('accounts:own.tooOften') });
    });
    const hash = await readPasswordHash(store, accountId);
    const context = await auth.$context;
    const isRight = hash !== null && (await context.password.verify({ hash, password: given }));
    if (!isRight) throw fault(field, c.get('t')('accounts:own.wrongPassword'));
    await guesses.delete(accountId);
  }

  return newApi()
    .openapi(password, async (c) => {
      const { auth, store } = c.get('parts');
      const { currentPassword, newPassword: wanted } = c.req.valid('json');
      const { accountId } = personOf(c);
      await mustKnowPassword(c, currentPassword, 'currentPassword');
      if (wanted === currentPassword) throw fault('newPassword', c.get('t')('accounts:own.samePassword'));
      await mustBeStrong(c, accountId, wanted);
      const found = await auth.api.getSession({ headers: c.req.raw.headers });
      if (!found) throw new Problem('not-logged-in');
      const own = { accountId, sessionId: found.session.id };
      await changeOwnPassword(store, occasionOf(c), own, await hashPassword(auth, wanted));
      return c.json({ done: true as const }, 200);
    })
    .openapi(removal, async (c) => {
      const { accountId, twoFactor } = personOf(c);
      if (twoFactor.required) throw new Problem('forbidden', { detail: c.get('t')('accounts:own.twoFactorRequired') });
      await mustKnowPassword(c, c.req.valid('json').password, 'password');
      await turnOffTwoFactor(c.get('parts').store, occasionOf(c), accountId);
      return c.json({ done: true as const }, 200);
    })
    .openapi(language, async (c) => {
      const { accountId } = personOf(c);
      await chooseLanguage(c.get('parts').store, occasionOf(c), accountId, c.req.valid('json').locale);
      return c.json({ done: true as const }, 200);
    });
}

async function mustBeStrong(c: Context<Env>, accountId: string, wanted: string): Promise<void> {
  const account = await readAccount(c.get('parts').store, accountId);
  const about = [account?.name ?? '', account?.email ?? ''];
  const schools = account?.schoolAccesses.map(({ school }) => school.name) ?? [];
  const checked = await newPassword([...about, ...schools]).safeParseAsync(wanted);
  if (checked.success) return;
  const { min, max } = passwordLength;
  const code = checked.error.issues[0]?.message as 'missing' | 'tooShort' | 'tooLong' | 'tooEasy';
  throw fault('newPassword', c.get('t')(`public:fieldError.password.${code}`, { min, max }));
}

const fault = (field: string, message: string): Problem =>
  new Problem('invalid-input', { detail: message, errors: [{ field, message }] });
