import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { answerSchoolTask, readSchoolTask } from '../../store/school-link.ts';
import { allows, personOf } from '../http/access.ts';
import { byId, commonProblems, decidedProblem, json, newApi, notFoundProblem } from '../http/api.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { explained } from './conflicts.ts';
import { schoolTask, schoolTaskAnswer, schoolTaskReceipt } from './contract.ts';

/** The task that a school which an applicant typed becomes. */

const tags = ['schools'];

const one = createRoute({
  method: 'get',
  path: '/api/school-tasks/{id}',
  tags,
  ...allows('schools.see'),
  summary: 'What an applicant typed as the school, and the schools of the list that may be meant',
  request: { params: byId },
  responses: { 200: json(schoolTask, 'The question'), ...commonProblems, ...notFoundProblem },
});

const answer = createRoute({
  method: 'post',
  path: '/api/school-tasks/{id}/answer',
  tags,
  ...allows('schools.manage'),
  summary: 'Say which school it is, or add it to the list. The same decision id twice is one decision',
  request: { params: byId, body: { required: true, content: { 'application/json': { schema: schoolTaskAnswer } } } },
  responses: { 200: json(schoolTaskReceipt, 'Taken'), ...commonProblems, ...notFoundProblem, ...decidedProblem },
});

export const schoolTaskRoutes = newApi()
  .openapi(one, async (c) => {
    const { nearest, school, ...task } = await read(c, c.req.valid('param').id);
    return c.json({ ...task, school: { id: school.id, name: school.name, listed: school.listed }, nearest }, 200);
  })
  .openapi(answer, async (c) => {
    const { id } = c.req.valid('param');
    await read(c, id);
    const { decisionId, ...given } = c.req.valid('json');
    const answering = { decisionId, taskId: id, actor: { kind: 'account' as const, accountId: personOf(c).accountId } };
    const meant = given.kind === 'linked' ? given : { kind: given.kind, facts: given.school };
    await explained(c, answerSchoolTask(c.get('parts').store, occasionOf(c), answering, meant));
    const { school } = await read(c, id);
    return c.json({ school: { id: school.id, name: school.name } }, 200);
  });

async function read(c: Context<Env>, id: string) {
  const found = await readSchoolTask(c.get('parts').store, id);
  if (!found) throw new Problem('not-found');
  return found;
}
