import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { assignTask, colleagues } from '../../store/inbox.ts';
import { allows, personOf } from '../http/access.ts';
import {
  byId,
  commonProblems,
  ifMatch,
  json,
  listOf,
  newApi,
  notFoundProblem,
  versionProblems,
  versionSeen,
} from '../http/api.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { assignee, colleague, task, type Task } from './contract.ts';
import { readTask } from './routes.ts';

/** Whose task it is: picked up, laid back, given to a colleague; each in the version that was seen. */

const tags = ['tasks'];
const claims = allows('tasks.claim');
const assigned = { 200: json(task, 'The task'), ...commonProblems, ...notFoundProblem, ...versionProblems };
const seen = { params: byId, headers: ifMatch };

const claim = createRoute({
  ...{ method: 'post', path: '/api/tasks/{id}/claim', tags, ...claims },
  summary: 'Pick a task up',
  request: seen,
  responses: assigned,
});

const unclaim = createRoute({
  ...{ method: 'post', path: '/api/tasks/{id}/unclaim', tags, ...claims },
  summary: 'Lay a task back',
  request: seen,
  responses: assigned,
});

const assign = createRoute({
  ...{ method: 'put', path: '/api/tasks/{id}/assignee', tags, ...claims },
  summary: 'Give a task to a colleague',
  request: { ...seen, body: { required: true, content: { 'application/json': { schema: assignee } } } },
  responses: assigned,
});

const people = createRoute({
  ...{ method: 'get', path: '/api/colleagues', tags, ...claims },
  summary: 'The people of the bureau who may do tasks',
  responses: { 200: json(listOf(colleague), 'Colleagues'), ...commonProblems },
});

export const assignmentRoutes = newApi()
  .openapi(claim, async (c) => c.json(await assignTo(c, c.req.valid('param').id, personOf(c).accountId), 200))
  .openapi(unclaim, async (c) => c.json(await assignTo(c, c.req.valid('param').id, null), 200))
  .openapi(assign, async (c) => {
    const { id } = c.req.valid('param');
    const { accountId } = c.req.valid('json');
    await readTask(c, id);
    const isColleague = (await colleagues(c.get('parts').store, c.get('parts').clock.now())).some(
      (one) => one.id === accountId,
    );
    if (!isColleague) {
      throw new Problem('invalid-input', { errors: [{ field: 'accountId', message: c.get('t')('office:assignee') }] });
    }
    return c.json(await assignTo(c, id, accountId), 200);
  })
  .openapi(people, async (c) => {
    const data = await colleagues(c.get('parts').store, c.get('parts').clock.now());
    return c.json({ data, total: data.length }, 200);
  });

async function assignTo(c: Context<Env>, id: string, accountId: string | null): Promise<Task> {
  await readTask(c, id);
  await assignTask(c.get('parts').store, { id, version: versionSeen(c) }, accountId);
  return await readTask(c, id);
}
