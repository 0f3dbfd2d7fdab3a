import type { Context } from 'hono';
import { statusToken } from '../../store/application-status.ts';
import { whyGone, type LinkGone } from '../../store/links.ts';
import { pageContext } from '../http/page-context.ts';
import type { Env } from '../http/parts.ts';
import { linkGonePage, type LinkGoneReason } from './pages/link-gone.ts';

export { actThenLook, linkHeaders } from '../http/link-pages.ts';

/**
 * Whether a page is one behind a mailed link. A page that tells nobody where one came from hides it from us as well: the
 * browser sends its form from the origin `null`. Nothing is lost by taking that: here the token allows, and no cookie.
 */
export const isLinkPage = (path: string): boolean =>
  /^\/(?:aanvragen\/bevestigen|ondertekenen|activeren|aanvraag|aanvullen|account\/bevestigen|account\/wachtwoord)\/[^/]+$/.test(
    path,
  );

/** Where the applicant sees how the application stands; null for a case of before there was such a page. */
export async function statusPathOf(c: Context<Env>, caseId: string): Promise<string | null> {
  const token = await statusToken(c.get('parts').store, caseId);
  return token ? `/aanvraag/${token}` : null;
}

export async function answerGoneLink(error: LinkGone, c: Context<Env>): Promise<Response> {
  const status = error.fault === 'unknown' ? 404 : 410;
  return c.html(await linkGonePage(await pageContext(c), { reason: await reasonOf(error, c) }), status);
}

/** Who comes too late reads what was decided meanwhile; of the yearly question, that no answer was one too. */
async function reasonOf({ fault, taskId }: LinkGone, c: Context<Env>): Promise<LinkGoneReason> {
  if ((fault !== 'revoked' && fault !== 'expired') || taskId === null) return fault;
  const why = await whyGone(c.get('parts').store, taskId);
  if (fault === 'expired' && why !== 'unanswered') return fault;
  return why === 'other' ? fault : why;
}
