import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { schoolsOf } from '../../store/accounts.ts';
import { AlreadyDecided } from '../../store/decisions.ts';
import {
  NothingAwaited,
  RequestClosed,
  RequestIdTaken,
  requestScheduling,
  sendCorrectedFile,
  withdrawRequest,
  type ArrivedFile,
  type RequestTaken,
} from '../../store/scheduling-request.ts';
import {
  listSchedulingRequests,
  readSchedulingFile,
  readSchedulingRequest,
  type RequestScope,
} from '../../store/scheduling-requests-overview.ts';
import { allows, personOf } from '../http/access.ts';
import { byId, commonProblems, decidedProblem, json, listOf, listQuery, newApi, notFoundProblem } from '../http/api.ts';
import { untilProcessed } from '../http/delivery.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { fileToSave, toSave } from '../http/to-save.ts';
import { scopeOf } from './answers.ts';
import {
  requestWithdrawal,
  schedulingReceipt,
  schedulingRequest,
  schedulingRequestFilter,
  schedulingRequestRow,
  sentFile,
  type SchedulingReceipt,
} from './request-contract.ts';
import { asRequest, asRow } from './request-view.ts';

/** Having exams scheduled by the helpdesk, from a filled template. Source: "Laten klaarzetten examens". */

const tags = ['scheduling-requests'];
const upload = { body: { content: { 'multipart/form-data': { schema: sentFile } } } };

const list = createRoute({
  method: 'get',
  path: '/api/scheduling-requests',
  tags,
  ...allows('scheduling-requests.see'),
  summary: 'Scheduling requests, newest first: a school sees its own',
  request: { query: listQuery.extend(schedulingRequestFilter.shape) },
  responses: { 200: json(listOf(schedulingRequestRow), 'Requests'), ...commonProblems },
});

const one = createRoute({
  method: 'get',
  path: '/api/scheduling-requests/{id}',
  tags,
  ...allows('scheduling-requests.see'),
  summary: 'One request: its files with what is wrong in them, and what will be made',
  request: { params: byId },
  responses: { 200: json(schedulingRequest, 'The request'), ...commonProblems, ...notFoundProblem },
});

const file = createRoute({
  method: 'get',
  path: '/api/scheduling-requests/{id}/files/{fileId}',
  tags,
  ...allows('scheduling-requests.see'),
  summary: 'A file as it arrived, to save',
  request: { params: byId.extend({ fileId: z.uuid() }) },
  responses: { ...fileToSave('The file'), ...commonProblems, ...notFoundProblem },
});

const submit = createRoute({
  method: 'post',
  path: '/api/scheduling-requests',
  tags,
  ...allows('scheduling-requests.submit'),
  summary: 'Send a filled template. The same id, or the same file, twice is one request',
  request: upload,
  responses: { 200: json(schedulingReceipt, 'Taken in'), ...commonProblems, ...decidedProblem },
});

const correct = createRoute({
  method: 'post',
  path: '/api/scheduling-requests/{id}/files',
  tags,
  ...allows('scheduling-requests.submit'),
  summary: 'Send another file in place of the one before. The same id, or the same file, twice is one',
  request: { params: byId, ...upload },
  responses: { 200: json(schedulingReceipt, 'Taken in'), ...commonProblems, ...notFoundProblem, ...decidedProblem },
});

const withdraw = createRoute({
  method: 'post',
  path: '/api/scheduling-requests/{id}/withdrawal',
  tags,
  ...allows('scheduling-requests.withdraw'),
  summary: 'Withdraw a request that awaits a corrected file. The same decisionId twice withdraws it once',
  request: {
    params: byId,
    body: { required: true, content: { 'application/json': { schema: requestWithdrawal } } },
  },
  responses: { 200: json(schedulingRequest, 'The request'), ...commonProblems, ...notFoundProblem, ...decidedProblem },
});

export const schedulingRequestRoutes = newApi()
  .openapi(list, async (c) => {
    const { order = 'desc', ...query } = c.req.valid('query');
    const scope = await requestScopeOf(c);
    const { data, total } = await listSchedulingRequests(c.get('parts').store, { ...query, order, scope });
    return c.json({ data: data.map(asRow), total }, 200);
  })
  .openapi(one, async (c) => c.json(await tell(c, c.req.valid('param').id), 200))
  .openapi(file, async (c) => {
    const { id, fileId } = c.req.valid('param');
    const found = await readSchedulingFile(c.get('parts').store, {
      ...{ requestId: id, fileId, scope: await requestScopeOf(c) },
    });
    if (!found) throw new Problem('not-found');
    return toSave(c, found.name, found.content);
  })
  .openapi(submit, async (c) => {
    const { id, schoolId, arrived } = await sent(c);
    const wanted = {
      ...{ id, file: arrived, accountId: personOf(c).accountId, channel: 'upload' as const },
      schoolId: await ownSchool(c, schoolId),
    };
    return c.json(await receipt(c, requestScheduling(c.get('parts').store, occasionOf(c), wanted)), 200);
  })
  .openapi(correct, async (c) => {
    const requestId = c.req.valid('param').id;
    await tell(c, requestId);
    const { id, arrived } = await sent(c);
    const wanted = { id, requestId, accountId: personOf(c).accountId, file: arrived };
    return c.json(await receipt(c, sendCorrectedFile(c.get('parts').store, occasionOf(c), wanted)), 200);
  })
  .openapi(withdraw, async (c) => {
    const requestId = c.req.valid('param').id;
    await tell(c, requestId);
    const wanted = { requestId, accountId: personOf(c).accountId, ...c.req.valid('json') };
    const message = await withdrawRequest(c.get('parts').store, occasionOf(c), wanted).catch((error: unknown) => {
      if (!(error instanceof NothingAwaited || error instanceof AlreadyDecided)) throw error;
      throw new Problem('conflict', { detail: c.get('t')('scheduling:request.problem.notAwaiting') });
    });
    await untilProcessed(c, message);
    return c.json(await tell(c, requestId), 200);
  });

/** @throws 404 for a request that is not there, or not this person's to see */
async function tell(c: Context<Env>, id: string) {
  const found = await readSchedulingRequest(c.get('parts').store, id, await requestScopeOf(c));
  if (!found) throw new Problem('not-found');
  return await asRequest(c, found);
}

/** Which requests this person may see. */
async function requestScopeOf(c: Context<Env>): Promise<RequestScope> {
  const schoolIds = await scopeOf(c);
  return schoolIds && { schoolIds, accountId: personOf(c).accountId };
}

/** What was sent: the file, whole. @throws 422 when there is none */
async function sent(c: Context<Env>): Promise<{ id: string; schoolId: string | undefined; arrived: ArrivedFile }> {
  const form: Record<string, unknown> = await c.req.parseBody().catch(() => ({}));
  const fields = sentFile.safeParse(form);
  const chosen = form['file'];
  if (!fields.success || !(chosen instanceof File) || chosen.size === 0) {
    const message = c.get('t')('scheduling:request.problem.file');
    throw new Problem('invalid-input', { detail: message, errors: [{ field: 'file', message }] });
  }
  const content = new Uint8Array(await chosen.arrayBuffer());
  const receivedAt = c.get('parts').clock.now();
  const name = chosen.name.replace(/\p{Cc}/gu, '').slice(-200);
  const { id, schoolId } = fields.data;
  return { id, schoolId, arrived: { name, content, receivedAt, incomingMailId: null } };
}

/** The school that the request is of: the one that was chosen, or the only one there is. */
async function ownSchool(c: Context<Env>, chosen: string | undefined): Promise<string> {
  const own = await schoolsOf(c.get('parts').store, personOf(c).accountId);
  const [only] = own.length === 1 ? own : [];
  const schoolId = chosen ?? only;
  if (schoolId !== undefined && own.includes(schoolId)) return schoolId;
  const message = c.get('t')('scheduling:request.problem.school');
  throw new Problem('invalid-input', { errors: [{ field: 'schoolId', message }] });
}

/** Waits for the file to be taken in, tells the process, and answers with how the request stands now. */
async function receipt(c: Context<Env>, taking: Promise<RequestTaken>): Promise<SchedulingReceipt> {
  const t = c.get('t');
  const taken = await taking.catch((error: unknown) => {
    if (error instanceof RequestIdTaken) throw new Problem('not-found');
    if (error instanceof RequestClosed) {
      throw new Problem('conflict', { detail: t('scheduling:request.problem.closed') });
    }
    throw error;
  });
  await untilProcessed(c, taken.message);
  return { kind: taken.kind, request: await tell(c, taken.id) };
}
