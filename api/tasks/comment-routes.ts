import { createRoute } from '@hono/zod-openapi';
import { readInboxTask } from '../../store/inbox.ts';
import { CommentIdTaken, commentOn, readComments } from '../../store/task-comments.ts';
import type { Store } from '../../store/store.ts';
import { allows, personOf } from '../http/access.ts';
import { byId, commonProblems, decidedProblem, json, listOf, newApi, notFoundProblem } from '../http/api.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { comment, newComment, type Comment } from './contract.ts';

const tags = ['tasks'];
const path = '/api/tasks/{id}/comments';

const list = createRoute({
  method: 'get',
  path,
  tags,
  ...allows('tasks.see'),
  summary: 'What colleagues told each other about a task, the oldest first',
  request: { params: byId },
  responses: { 200: json(listOf(comment), 'Comments'), ...commonProblems, ...notFoundProblem },
});

const write = createRoute({
  method: 'post',
  path,
  tags,
  ...allows('tasks.claim'),
  summary: 'Tell colleagues something about a task. The same request id twice is one comment',
  request: { params: byId, body: { required: true, content: { 'application/json': { schema: newComment } } } },
  responses: { 200: json(listOf(comment), 'Comments'), ...commonProblems, ...notFoundProblem, ...decidedProblem },
});

export const commentRoutes = newApi()
  .openapi(list, async (c) => {
    const { store } = c.get('parts');
    const { id } = c.req.valid('param');
    if (!(await readInboxTask(store, id))) throw new Problem('not-found');
    return c.json(await told(store, id), 200);
  })
  .openapi(write, async (c) => {
    const { store } = c.get('parts');
    const { id } = c.req.valid('param');
    const { requestId, body } = c.req.valid('json');
    const written = { id: requestId, taskId: id, accountId: personOf(c).accountId, body };
    const isThere = await commentOn(store, occasionOf(c), written).catch((error: unknown) => {
      throw error instanceof CommentIdTaken ? new Problem('conflict') : error;
    });
    if (!isThere) throw new Problem('not-found');
    return c.json(await told(store, id), 200);
  });

async function told(store: Store, taskId: string): Promise<{ data: Comment[]; total: number }> {
  const rows = await readComments(store, taskId);
  const data = rows.map(({ id, body, writtenAt, account }) => ({
    ...{ id, body, author: account },
    writtenAt: writtenAt.toISOString(),
  }));
  return { data, total: data.length };
}
