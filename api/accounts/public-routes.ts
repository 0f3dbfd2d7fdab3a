import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { answerConfirmation, readConfirmation } from '../../store/account-confirmation.ts';
import { faultOf, LinkGone } from '../../store/links.ts';
import { findPasswordLink, requestPasswordLink, resetPassword } from '../../store/password-links.ts';
import { passwordLength } from '../auth/auth.ts';
import { readChosenPassword } from '../auth/password.ts';
import { tellProcess } from '../http/delivery.ts';
import { formLimit } from '../http/form-limit.ts';
import { email, fieldErrors, readForm, valuesToShow } from '../http/forms.ts';
import { actThenLook, linkHeaders } from '../http/link-pages.ts';
import { pageContext } from '../http/page-context.ts';
import type { Env } from '../http/parts.ts';
import { occasionOf } from '../http/request.ts';
import type { FieldError } from '../pages/form.ts';
import { answeredPage, forgotPage, questionPage, resetDonePage, resetPage, sentPage, sureToDropPage } from './pages.ts';

/** `/account/bevestigen/:token`: the yearly question whether an account is still needed. */
export const confirmationRoutes = new Hono<Env>()
  .use('/account/bevestigen/*', linkHeaders)
  .get('/account/bevestigen/:token', async (c) => {
    const { link, account } = await look(c);
    const fault = faultOf(link, c.get('parts').clock.now());
    const { outcome } = link.task;
    if (fault === 'used' && (outcome === 'confirmed' || outcome === 'not-needed')) {
      return c.html(await answeredPage(await pageContext(c), outcome));
    }
    if (fault) throw new LinkGone(fault, link.taskId);
    const question = {
      action: c.req.path,
      name: account.name,
      email: account.email,
      schools: account.schoolAccesses.map(({ school }) => school.name),
      until: new Date(link.expiresAt.getTime() - 1),
    };
    return c.html(await questionPage(await pageContext(c), question));
  })
  .post('/account/bevestigen/:token', async (c) =>
    actThenLook(c, async () => {
      const { link } = await look(c);
      const fault = faultOf(link, c.get('parts').clock.now());
      if (fault) throw new LinkGone(fault, link.taskId);
      const { intent } = await readForm(c);
      if (intent === 'drop') {
        return c.html(await sureToDropPage(await pageContext(c), { action: c.req.path }));
      }
      // Anything else than one of the buttons shows the question again.
      if (intent !== 'keep' && intent !== 'drop-for-sure') return c.redirect(c.req.path, 303);
      const outcome = intent === 'keep' ? 'confirmed' : 'not-needed';
      const { store } = c.get('parts');
      const taken = await answerConfirmation(store, occasionOf(c), c.req.param('token'), outcome);
      // The answer holds from here on; that the process hears of it can wait.
      await tellProcess(c, taken.message);
      return c.redirect(c.req.path, 303);
    }),
  );

async function look(c: Context<Env>) {
  const { store, clock } = c.get('parts');
  return await readConfirmation(store, clock.now(), c.req.param('token') ?? '');
}

/** A whole school can sit behind one address; all together no more than the bureau's mail server should send. */
const limits = { perAddress: 30, inAll: 300 };

/** `/account/wachtwoord`: a link for who forgot the password, and the page behind it. Made anew for each app: it counts. */
export const passwordRoutes = () =>
  new Hono<Env>()
    .get('/account/wachtwoord', async (c) => c.html(await forgotPage(await pageContext(c), { values: {}, errors: [] })))
    .post('/account/wachtwoord', formLimit(limits), async (c) => {
      const values = await readForm(c);
      const checked = z.object({ email }).safeParse(values);
      if (!checked.success) {
        const errors = fieldErrors(c.get('t'), checked.error);
        return c.html(await forgotPage(await pageContext(c), { values: valuesToShow(values), errors }), 422);
      }
      const { store, logger } = c.get('parts');
      const page = await sentPage(await pageContext(c));
      // Not waited for: how long it takes would tell whether the address is known.
      void requestPasswordLink(store, occasionOf(c), checked.data.email).catch(() => {
        logger.error({ correlationId: c.get('correlationId') }, 'a password link could not be made');
      });
      return c.html(page);
    })
    .use('/account/wachtwoord/:token', linkHeaders)
    .get('/account/wachtwoord/:token', async (c) => {
      try {
        return await showReset(c, []);
      } catch (error) {
        if (!(error instanceof LinkGone) || error.fault !== 'used') throw error;
        return c.html(await resetDonePage(await pageContext(c)));
      }
    })
    .post('/account/wachtwoord/:token', async (c) =>
      actThenLook(c, async () => {
        const { account } = await lookAtReset(c);
        const about = [account.name, account.email, ...account.schoolAccesses.map(({ school }) => school.name)];
        const chosen = await readChosenPassword(c, about);
        if (chosen.errors) return await showReset(c, chosen.errors);
        await resetPassword(c.get('parts').store, occasionOf(c), c.req.param('token') ?? '', chosen.hash);
        return c.redirect(c.req.path, 303);
      }),
    );

async function lookAtReset(c: Context<Env>) {
  const { store, clock } = c.get('parts');
  return await findPasswordLink(store.prisma, c.req.param('token') ?? '', clock.now());
}

async function showReset(c: Context<Env>, errors: FieldError[]): Promise<Response> {
  const { account } = await lookAtReset(c);
  const shown = { action: c.req.path, email: account.email, minLength: passwordLength.min, errors };
  return c.html(await resetPage(await pageContext(c), shown), errors.length > 0 ? 422 : 200);
}
