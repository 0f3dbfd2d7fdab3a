import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { replaceManager, SameManager, resendLink, withdrawApplication } from '../../store/application-changes.ts';
import { readApplicationFile, type ApplicationFile } from '../../store/applications-overview.ts';
import type { DecisionTaken } from '../../store/decisions.ts';
import { recordInformation } from '../../store/more-information.ts';
import { allows, personOf } from '../http/access.ts';
import { byId, commonProblems, decidedProblem, json, newApi, notFoundProblem } from '../http/api.ts';
import { untilProcessed } from '../http/delivery.ts';
import { email, text } from '../http/forms.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { changeReceipt, otherManager, recordedAnswer, resending, withdrawal } from './contract.ts';

/** What the helpdesk changes while an application is under way; each press has an id, and is heard once. */

const change = <
  Path extends string,
  Schema extends typeof withdrawal | typeof otherManager | typeof resending | typeof recordedAnswer,
>(
  path: Path,
  schema: Schema,
  summary: string,
) =>
  createRoute({
    method: 'post',
    path,
    tags: ['account-applications'],
    ...allows('account-applications.handle'),
    summary,
    request: { params: byId, body: { required: true, content: { 'application/json': { schema } } } },
    responses: { 200: json(changeReceipt, 'Taken'), ...commonProblems, ...notFoundProblem, ...decidedProblem },
  });

const withdraw = change('/api/account-applications/{id}/withdrawal', withdrawal, 'Withdraw, with a reason');
const manager = change('/api/account-applications/{id}/manager', otherManager, 'Have another manager sign');
const resend = change('/api/account-applications/{id}/resending', resending, 'Mail the link of an open task once more');
const answer = change('/api/account-applications/{id}/answer', recordedAnswer, 'Record what the applicant answered');

export const applicationChangeRoutes = newApi()
  .openapi(withdraw, async (c) => {
    const { id: caseId } = await fileOf(c, c.req.valid('param').id);
    const by = { ...c.req.valid('json'), caseId, actor: actorOf(c) };
    return c.json(await told(c, await withdrawApplication(c.get('parts').store, occasionOf(c), by)), 200);
  })
  .openapi(manager, async (c) => {
    const file = await fileOf(c, c.req.valid('param').id);
    const { name, email: address, ...given } = c.req.valid('json');
    const by = { ...given, caseId: file.id, actor: actorOf(c), manager: checkedManager(c, file, { name, address }) };
    try {
      return c.json(await told(c, await replaceManager(c.get('parts').store, occasionOf(c), by)), 200);
    } catch (error) {
      if (!(error instanceof SameManager)) throw error;
      throw unfit([{ field: 'email', message: c.get('t')('application-status:admin.manager.same') }]);
    }
  })
  .openapi(resend, async (c) => {
    const { id: caseId } = await fileOf(c, c.req.valid('param').id);
    const asked = { ...c.req.valid('json'), caseId, actor: actorOf(c) };
    await resendLink(c.get('parts').store, occasionOf(c), asked);
    return c.json({ processed: true }, 200);
  })
  .openapi(answer, async (c) => {
    const { id: caseId } = await fileOf(c, c.req.valid('param').id);
    const by = { ...c.req.valid('json'), caseId, actor: actorOf(c) };
    return c.json(await told(c, await recordInformation(c.get('parts').store, occasionOf(c), by)), 200);
  });

async function fileOf(c: Context<Env>, id: string): Promise<ApplicationFile> {
  const file = await readApplicationFile(c.get('parts').store, id);
  if (!file) throw new Problem('not-found');
  return file;
}

const actorOf = (c: Context<Env>) => ({ kind: 'account' as const, accountId: personOf(c).accountId });

async function told(c: Context<Env>, { message }: DecisionTaken): Promise<{ processed: boolean }> {
  return { processed: await untilProcessed(c, message) };
}

/** By the same rules as the form. */
function checkedManager(
  c: Context<Env>,
  file: ApplicationFile,
  named: { name: string; address: string },
): { name: string; email: string } {
  const t = c.get('t');
  const [name, address] = [text(100).safeParse(named.name), email.safeParse(named.address)];
  const faults = [
    ...(name.success ? [] : [{ field: 'name', message: t('public:fieldError.managerName.invalid') }]),
    ...(address.success ? [] : [{ field: 'email', message: t('public:fieldError.managerEmail.invalid') }]),
    ...(address.data === file.applicantEmail
      ? [{ field: 'email', message: t('application-status:admin.manager.own') }]
      : []),
  ];
  if (faults.length > 0 || !name.success || !address.success) throw unfit(faults);
  return { name: name.data, email: address.data };
}

const unfit = (errors: { field: string; message: string }[]): Problem =>
  new Problem('invalid-input', { detail: errors.map(({ message }) => message).join(' '), errors });
