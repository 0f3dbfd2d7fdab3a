import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { routePath } from 'hono/route';
import { v7 as uuid } from 'uuid';
import { isLocale, translator, type Locale } from '../../locales/index.ts';
import type { Occasion } from '../../store/store.ts';
import type { Env, Parts } from './parts.ts';

/** Gives every request its parts, its language and the id by which it is followed, and logs how it ended. */
export function requestBasics(parts: Parts): MiddlewareHandler<Env> {
  return async (c, next) => {
    const correlationId = uuid();
    const locale = chosenLocale(c);
    c.set('parts', parts);
    c.set('correlationId', correlationId);
    c.set('locale', locale);
    c.set('t', translator(locale));
    c.set('person', null);
    c.header('X-Correlation-Id', correlationId);
    const started = performance.now();
    await next();
    const ms = Math.round(performance.now() - started);
    // The route's pattern, not its path: a path can hold a link's token.
    parts.logger.info(
      { correlationId, method: c.req.method, route: routePath(c), status: c.res.status, ms },
      'request',
    );
  };
}

const languageCookie = 'taal';

/** Dutch, unless English was chosen by the link on the page; the choice is kept for a year. */
export function chosenLocale(c: Context<Env>): Locale {
  const asked = c.req.query('taal');
  if (isLocale(asked)) {
    setCookie(c, languageCookie, asked, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: 365 * 24 * 3600 });
    return asked;
  }
  const kept = getCookie(c, languageCookie);
  return isLocale(kept) ? kept : 'nl';
}

export const occasionOf = (c: Context<Env>): Occasion => ({
  at: c.get('parts').clock.now(),
  correlationId: c.get('correlationId'),
});

/** The address that the request came from: what the proxy says, where one is configured, else the connection's. */
export function clientAddress(c: Context<Env>): string | null {
  const header = c.get('parts').config.CLIENT_ADDRESS_HEADER;
  if (header) return c.req.header(header) ?? null;
  return typeof c.env === 'object' && c.env !== null && 'incoming' in c.env
    ? (getConnInfo(c).remote.address ?? null)
    : null;
}
