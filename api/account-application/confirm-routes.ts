import { Hono, type Context } from 'hono';
import { faultOf, LinkGone, linkToken } from '../../store/links.ts';
import { confirmEmail, readSigning, readWaiting } from '../../store/signing.ts';
import { untilProcessed } from '../http/delivery.ts';
import { pageContext } from '../http/page-context.ts';
import type { Env } from '../http/parts.ts';
import { occasionOf } from '../http/request.ts';
import { actThenLook, linkHeaders, statusPathOf } from './link-pages.ts';
import { confirmedPage, confirmEmailPage } from './pages/confirm.ts';
import { decisionReceivedPage } from './pages/signed.ts';

/** `/aanvragen/bevestigen/:token`: the applicant confirms the e-mail address, and goes on to the NDA at once. */
export const confirmRoutes = new Hono<Env>()
  .use('/aanvragen/bevestigen/*', linkHeaders)
  .get('/aanvragen/bevestigen/:token', async (c) => {
    const { link, application } = await look(c);
    const fault = faultOf(link, c.get('parts').clock.now());
    const { reference } = application.case;
    if (fault === 'used') {
      const waiting = await readWaiting(c.get('parts').store, application.id);
      const nda = waiting.find(({ kind }) => kind === 'applicant-nda')?.links[0];
      if (nda) return c.redirect(`/ondertekenen/${linkToken(c.get('parts').store, nda)}`, 303);
      return c.html(
        await confirmedPage(await pageContext(c), { reference, statusHref: await statusPathOf(c, application.id) }),
      );
    }
    if (fault) throw new LinkGone(fault, link.taskId);
    const page = { action: c.req.path, reference, schoolName: application.school.name };
    return c.html(await confirmEmailPage(await pageContext(c), page));
  })
  .post('/aanvragen/bevestigen/:token', async (c) =>
    actThenLook(c, async () => {
      const taken = await confirmEmail(c.get('parts').store, occasionOf(c), c.req.param('token'));
      const processed = await untilProcessed(c, taken.message);
      if (!processed) return c.html(await decisionReceivedPage(await pageContext(c)));
      return c.redirect(c.req.path, 303);
    }),
  );

async function look(c: Context<Env>) {
  const { store, clock } = c.get('parts');
  return await readSigning(store, clock.now(), c.req.param('token') ?? '', ['email-confirmation']);
}
