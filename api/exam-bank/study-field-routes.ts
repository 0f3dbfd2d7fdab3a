import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { allStudyFields, createStudyField, renameStudyField, retireStudyField } from '../../store/study-fields.ts';
import { BankConflict } from '../../store/exam-drafts.ts';
import { allows } from '../http/access.ts';
import { byId, commonProblems, json, listOf, listQuery, newApi, notFoundProblem } from '../http/api.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { asStudyField } from './answers.ts';
import { conflictProblem, explained } from './conflicts.ts';
import { newStudyField, studyField, studyFieldFilter, studyFieldNames, type StudyField } from './contract.ts';

/** Study fields: what is ticked on the application form, and what exams fall under. */

const tags = ['exam-bank'];
const answer = { 200: json(studyField, 'The study field'), ...commonProblems, ...notFoundProblem };

const list = createRoute({
  method: 'get',
  path: '/api/study-fields',
  tags,
  ...allows('exam-bank.see'),
  summary: 'Study fields in the order of the application form',
  request: { query: listQuery.extend(studyFieldFilter.shape) },
  responses: { 200: json(listOf(studyField), 'Study fields'), ...commonProblems },
});

const one = createRoute({
  method: 'get',
  path: '/api/study-fields/{id}',
  tags,
  ...allows('exam-bank.see'),
  summary: 'One study field',
  request: { params: byId },
  responses: answer,
});

const add = createRoute({
  method: 'post',
  path: '/api/study-fields',
  tags,
  ...allows('exam-bank.edit'),
  summary: 'A new study field, at the end of the form',
  request: { body: { required: true, content: { 'application/json': { schema: newStudyField } } } },
  responses: { 201: json(studyField, 'The study field'), ...commonProblems, ...conflictProblem },
});

const rename = createRoute({
  method: 'put',
  path: '/api/study-fields/{id}',
  tags,
  ...allows('exam-bank.edit'),
  summary: 'Another name or heading; whoever has it keeps it',
  request: { params: byId, body: { required: true, content: { 'application/json': { schema: studyFieldNames } } } },
  responses: answer,
});

const retire = createRoute({
  method: 'post',
  path: '/api/study-fields/{id}/retire',
  tags,
  ...allows('exam-bank.edit'),
  summary: 'Take it off the form; who has it keeps it. Twice is once',
  request: { params: byId },
  responses: answer,
});

export const studyFieldRoutes = newApi()
  .openapi(list, async (c) => {
    const { page, perPage, ids, retired } = c.req.valid('query');
    const all = await allStudyFields(c.get('parts').store);
    const asked = all.filter(({ id, retiredAt }) =>
      ids ? ids.includes(id) : retired === 'true' || retiredAt === null,
    );
    const data = asked.slice((page - 1) * perPage, page * perPage).map(asStudyField);
    return c.json({ data, total: asked.length }, 200);
  })
  .openapi(one, async (c) => c.json(await readOr404(c, c.req.valid('param').id), 200))
  .openapi(add, async (c) => {
    const id = await createStudyField(c.get('parts').store, c.req.valid('json'));
    if (id === null) return await explained(c, Promise.reject(new BankConflict('codeTaken')));
    return c.json(await readOr404(c, id), 201);
  })
  .openapi(rename, async (c) => {
    const { id } = c.req.valid('param');
    await renameStudyField(c.get('parts').store, id, c.req.valid('json'));
    return c.json(await readOr404(c, id), 200);
  })
  .openapi(retire, async (c) => {
    const { id } = c.req.valid('param');
    await retireStudyField(c.get('parts').store, occasionOf(c), id);
    return c.json(await readOr404(c, id), 200);
  });

async function readOr404(c: Context<Env>, id: string): Promise<StudyField> {
  const found = (await allStudyFields(c.get('parts').store)).find((field) => field.id === id);
  if (!found) throw new Problem('not-found');
  return asStudyField(found);
}
