import { createRoute } from '@hono/zod-openapi';
import { approveApplication } from '../../store/application-review.ts';
import { allows, personOf } from '../http/access.ts';
import { byId, commonProblems, decidedProblem, json, newApi, notFoundProblem } from '../http/api.ts';
import { tellProcess } from '../http/delivery.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { approval } from './approval-contract.ts';
import { decisionReceipt } from './contract.ts';
import { kindOf, readTask } from './routes.ts';

const approve = createRoute({
  method: 'post',
  path: '/api/tasks/{id}/approval',
  tags: ['tasks'],
  ...allows('tasks.decide'),
  summary: 'Approve an application, saying how the manager was verified. The same decision id twice is one decision',
  request: { params: byId, body: { required: true, content: { 'application/json': { schema: approval } } } },
  responses: { 200: json(decisionReceipt, 'Taken'), ...commonProblems, ...notFoundProblem, ...decidedProblem },
});

export const approvalRoutes = newApi().openapi(approve, async (c) => {
  const { id } = c.req.valid('param');
  const { decisionId, how, note } = c.req.valid('json');
  if ((await kindOf(c, id)) !== 'helpdesk-review') {
    const message = c.get('t')('problem:field.outcome');
    throw new Problem('invalid-input', { detail: message, errors: [{ field: 'id', message }] });
  }
  const wanted = { decisionId, taskId: id, how, note: note || null, accountId: personOf(c).accountId };
  const taken = await approveApplication(c.get('parts').store, occasionOf(c), wanted);
  const processed = await tellProcess(c, taken.message);
  return c.json({ task: await readTask(c, id), processed }, 200);
});
