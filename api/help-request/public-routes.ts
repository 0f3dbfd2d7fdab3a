import { Hono, type Context } from 'hono';
import { v4 as uuid } from 'uuid';
import { z } from 'zod';
import { defaultSettings } from '../../domain/settings.ts';
import { isDatabaseAway } from '../../platform/database.ts';
import { submitQuestion } from '../../store/help-request.ts';
import { settingsAt } from '../../store/settings.ts';
import { tellProcess } from '../http/delivery.ts';
import { fieldErrors, readForm, valuesToShow } from '../http/forms.ts';
import { formLimit } from '../http/form-limit.ts';
import { pageContext } from '../http/page-context.ts';
import type { Env } from '../http/parts.ts';
import { occasionOf } from '../http/request.ts';
import type { FieldError } from '../pages/form.ts';
import { helpForm } from './help-form.ts';
import { askedPage, helpPage } from './pages/help.ts';

/** `/hulp`: where the helpdesk is found, and the form to ask it something. Source: "Hulp nodig?". */
export const helpRoutes = () =>
  new Hono<Env>()
    .get('/hulp', async (c) => await showForm(c, {}, []))
    .post('/hulp', formLimit({ perAddress: 30, inAll: 600 }), async (c) => {
      const values = await readForm(c);
      const checked = helpForm.safeParse(values);
      if (!checked.success) return await showForm(c, values, fieldErrors(c.get('t'), checked.error));
      const { store } = c.get('parts');
      const question = { ...checked.data, locale: c.get('locale') };
      const { reference, start } = await submitQuestion(store, occasionOf(c), question);
      // Nobody has to wait for the process: the question is kept.
      void tellProcess(c, start);
      const { email } = checked.data;
      return c.html(await askedPage(await pageContext(c), { reference, email, workingDays: await workingDays(c) }));
    });

async function showForm(
  c: Context<Env>,
  values: Record<string, string | string[]>,
  errors: FieldError[],
): Promise<Response> {
  const kept = z.uuid().safeParse(values['submissionId']);
  const html = await helpPage(await pageContext(c), {
    submissionId: kept.success ? kept.data : uuid(),
    workingDays: await workingDays(c),
    // A question may be longer than any other field that is shown again.
    values: { ...valuesToShow(values), question: String(values['question'] ?? '').slice(0, 6_000) },
    errors,
  });
  return c.html(html, errors.length > 0 ? 422 : 200);
}

/** While the database is away the page stands all the same, since it says whom to call. */
async function workingDays(c: Context<Env>): Promise<number> {
  const { store, clock } = c.get('parts');
  const settings = await settingsAt(store.prisma, clock.now()).catch((error: unknown) => {
    if (isDatabaseAway(error)) return defaultSettings;
    throw error;
  });
  return settings['help-request.working-days'];
}
