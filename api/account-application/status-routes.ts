import { Hono, type Context } from 'hono';
import { v7 as uuid } from 'uuid';
import { z } from 'zod';
import { mostManagers } from '../../domain/account-application.ts';
import { NothingToChange, remind, replaceManager, withdrawApplication } from '../../store/application-changes.ts';
import { readStatus, readStatusDocument, type ApplicationStatus } from '../../store/application-status.ts';
import { AlreadyDecided } from '../../store/decisions.ts';
import { untilProcessed } from '../http/delivery.ts';
import { formLimit } from '../http/form-limit.ts';
import { email, fieldErrors, readForm, text, ticked, valuesToShow } from '../http/forms.ts';
import { pageContext } from '../http/page-context.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { toSave } from '../http/to-save.ts';
import type { FieldError } from '../pages/form.ts';
import { actThenLook, linkHeaders } from './link-pages.ts';
import { statusPage, type StatusPage } from './pages/status.ts';

/** `/aanvraag/:token`: the applicant sees how the application stands, and changes what can still be changed. */
export const statusRoutes = () =>
  new Hono<Env>()
    .use('/aanvraag/*', linkHeaders)
    .get('/aanvraag/:token', async (c) => await showPage(c, await look(c), {}, []))
    .get('/aanvraag/:token/document/:documentId', async (c) => {
      const { store, clock } = c.get('parts');
      const id = z.uuid().safeParse(c.req.param('documentId'));
      const found = id.success ? await readStatusDocument(store, clock.now(), c.req.param('token'), id.data) : null;
      if (!found) throw new Problem('not-found');
      if (found.kind === 'attachment') return toSave(c, found.name ?? found.kind, found.content);
      c.header('Content-Disposition', `inline; filename="${found.kind}.pdf"`);
      return c.body(found.content, 200, { 'Content-Type': found.mediaType });
    })
    .post('/aanvraag/:token', formLimit({ perAddress: 60, inAll: 1200 }), async (c) =>
      actThenLook(c, async () => {
        const status = await look(c);
        const { intent, ...values } = await readForm(c);
        try {
          if (intent === 'withdraw') return await withdrawBy(c, status, values);
          if (intent === 'replace') return await replaceBy(c, status, values);
          if (intent === 'remind') await remindOf(c, status, values);
        } catch (error) {
          if (intent === 'withdraw' && error instanceof AlreadyDecided) return await comeTooLate(c);
          // It was open when the page was shown; looking again tells what became of it.
          if (!(error instanceof NothingToChange)) throw error;
        }
        return c.redirect(c.req.path, 303);
      }),
    );

type Given = Record<string, string | string[]>;

async function look(c: Context<Env>): Promise<ApplicationStatus> {
  const { store, clock } = c.get('parts');
  return await readStatus(store, clock.now(), c.req.param('token') ?? '');
}

/** Who withdraws what was approved or has ended reads that it came too late; pressed twice, that it is withdrawn. */
async function comeTooLate(c: Context<Env>): Promise<Response> {
  const status = await look(c);
  if (status.phase === 'withdrawn') return c.redirect(c.req.path, 303);
  return c.html(await statusPage(await pageContext(c), { ...asIs(c, status), withdrawnTooLate: true }), 409);
}

const withdrawForm = z.object({ withdrawAgree: ticked });

async function withdrawBy(c: Context<Env>, status: ApplicationStatus, values: Given): Promise<Response> {
  if (!status.mayBeWithdrawn) return await comeTooLate(c);
  const checked = withdrawForm.safeParse(values);
  if (!checked.success) return await showPage(c, status, values, fieldErrors(c.get('t'), checked.error));
  const taken = await withdrawApplication(c.get('parts').store, occasionOf(c), {
    ...applicantOf(status),
    reason: null,
  });
  await untilProcessed(c, taken.message);
  return c.redirect(c.req.path, 303);
}

async function replaceBy(c: Context<Env>, status: ApplicationStatus, values: Given): Promise<Response> {
  const taskId = status.awaited.find(({ kind }) => kind === 'manager-signature')?.taskId;
  // Pressed twice, in a second tab or on an old page: it was for a signature that is awaited no more.
  if (!taskId || values['taskId'] !== taskId || managersAreUp(status)) throw new NothingToChange();
  const { applicantEmail, managerEmail } = status.application;
  const checked = z
    .object({ managerName: text(100), managerEmail: email })
    .refine((form) => form.managerEmail !== applicantEmail, { path: ['managerEmail'], message: 'sameAsApplicant' })
    .refine((form) => form.managerEmail !== managerEmail, { path: ['managerEmail'], message: 'sameAsNow' })
    .safeParse(values);
  if (!checked.success) return await showPage(c, status, values, fieldErrors(c.get('t'), checked.error));
  const manager = { name: checked.data.managerName, email: checked.data.managerEmail };
  const by = { ...applicantOf(status), taskId, reason: null, manager };
  const taken = await replaceManager(c.get('parts').store, occasionOf(c), by);
  await untilProcessed(c, taken.message);
  return c.redirect(c.req.path, 303);
}

async function remindOf(c: Context<Env>, { application }: ApplicationStatus, values: Given): Promise<void> {
  const taskId = z.uuid().safeParse(values['taskId']);
  if (!taskId.success) throw new NothingToChange();
  await remind(c.get('parts').store, occasionOf(c), { caseId: application.id, taskId: taskId.data });
}

const applicantOf = ({ application }: ApplicationStatus) => ({
  caseId: application.id,
  decisionId: uuid(),
  actor: { kind: 'applicant' as const },
});

const managersAreUp = ({ managersReplaced }: ApplicationStatus): boolean => managersReplaced >= mostManagers;

async function showPage(
  c: Context<Env>,
  status: ApplicationStatus,
  values: Given,
  errors: FieldError[],
): Promise<Response> {
  const shown = { ...asIs(c, status), values: valuesToShow(values), errors };
  const html = await statusPage(await pageContext(c), shown);
  return c.html(html, errors.length > 0 ? 422 : 200);
}

const asIs = (c: Context<Env>, status: ApplicationStatus): StatusPage => ({
  ...{ action: c.req.path, status, managersAreUp: managersAreUp(status) },
  ...{ withdrawnTooLate: false, values: {}, errors: [] },
});
