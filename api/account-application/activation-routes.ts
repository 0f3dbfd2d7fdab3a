import { Hono, type Context } from 'hono';
import { activateAccount } from '../../store/accounts.ts';
import { faultOf, LinkGone } from '../../store/links.ts';
import { readSigning } from '../../store/signing.ts';
import { passwordLength } from '../auth/auth.ts';
import { readChosenPassword } from '../auth/password.ts';
import { tellProcess } from '../http/delivery.ts';
import { pageContext } from '../http/page-context.ts';
import type { Env } from '../http/parts.ts';
import { occasionOf } from '../http/request.ts';
import type { FieldError } from '../pages/form.ts';
import { actThenLook, linkHeaders } from './link-pages.ts';
import { activatedPage, activatePage } from './pages/activate.ts';

/** `/activeren/:token`: the account holder chooses a password. Source: "Account activeren". */
export const activationRoutes = new Hono<Env>()
  .use('/activeren/*', linkHeaders)
  .get('/activeren/:token', async (c) => {
    const { link, application } = await look(c);
    const fault = faultOf(link, c.get('parts').clock.now());
    if (fault === 'used') return c.html(await activatedPage(await pageContext(c)));
    if (fault) throw new LinkGone(fault, link.taskId);
    return await showPage(c, application, []);
  })
  .post('/activeren/:token', async (c) =>
    actThenLook(c, async () => {
      const { link, application } = await look(c);
      const fault = faultOf(link, c.get('parts').clock.now());
      if (fault) throw new LinkGone(fault, link.taskId);
      const about = [application.applicantName, application.applicantEmail, application.school.name];
      const chosen = await readChosenPassword(c, about);
      if (chosen.errors) return await showPage(c, application, chosen.errors);
      const taken = await activateAccount(c.get('parts').store, occasionOf(c), link, chosen.hash);
      // The account works from here on; that the process hears of it can wait.
      await tellProcess(c, taken.message);
      return c.redirect(c.req.path, 303);
    }),
  );

async function look(c: Context<Env>) {
  const { store, clock } = c.get('parts');
  return await readSigning(store, clock.now(), c.req.param('token') ?? '', ['activation']);
}

async function showPage(
  c: Context<Env>,
  application: { applicantEmail: string; applicantName: string },
  errors: FieldError[],
): Promise<Response> {
  const html = await activatePage(await pageContext(c), {
    action: c.req.path,
    email: application.applicantEmail,
    name: application.applicantName,
    minLength: passwordLength.min,
    errors,
  });
  return c.html(html, errors.length > 0 ? 422 : 200);
}
