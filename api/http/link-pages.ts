import type { Context, MiddlewareHandler } from 'hono';
import { AlreadyDecided } from '../../store/decisions.ts';
import { LinkGone } from '../../store/links.ts';
import type { Env } from './parts.ts';

/** What holds for every page behind a mailed link: it is kept by no cache, and tells nobody where one came from. */
export const linkHeaders: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('X-Robots-Tag', 'noindex');
};

/**
 * Answers a press on a button behind a link: done, or already done by an earlier press or the second tab, the browser
 * is sent to look at the link again, where it reads how things stand.
 */
export async function actThenLook(c: Context<Env>, act: () => Promise<Response>): Promise<Response> {
  try {
    return await act();
  } catch (error) {
    const doneBefore = error instanceof AlreadyDecided || (error instanceof LinkGone && error.fault === 'used');
    if (doneBefore) return c.redirect(c.req.path, 303);
    throw error;
  }
}
