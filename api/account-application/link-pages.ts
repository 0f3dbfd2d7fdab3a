import type { Context } from 'hono';
import type { LinkGone } from '../../store/links.ts';
import { pageContext } from '../http/page-context.ts';
import type { Env } from '../http/parts.ts';
import { linkGonePage } from './pages/link-gone.ts';

export { actThenLook, linkHeaders } from '../http/link-pages.ts';

/**
 * Whether a page is one behind a mailed link. A page that tells nobody where one came from hides it from us as well: the
 * browser sends its form from the origin `null`. Nothing is lost by taking that: here the token allows, and no cookie.
 */
export const isLinkPage = (path: string): boolean =>
  /^\/(?:aanvragen\/bevestigen|ondertekenen|activeren|account\/bevestigen|account\/wachtwoord)\/[^/]+$/.test(path);

export async function answerGoneLink(error: LinkGone, c: Context<Env>): Promise<Response> {
  const status = error.fault === 'unknown' ? 404 : 410;
  return c.html(await linkGonePage(await pageContext(c), { reason: error.fault }), status);
}
