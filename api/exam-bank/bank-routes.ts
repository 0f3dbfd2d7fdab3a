import { createRoute, z } from '@hono/zod-openapi';
import { listBank, readBankExam } from '../../store/exam-bank.ts';
import { changeStudyFields, createExam, newDraft } from '../../store/exam-drafts.ts';
import { allows } from '../http/access.ts';
import { byId, commonProblems, json, listOf, listQuery, newApi, notFoundProblem } from '../http/api.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { asBankExam } from './answers.ts';
import { conflictProblem, explained } from './conflicts.ts';
import { bankExam, bankFilter, examStudyFields, newExam } from './contract.ts';

/** The exams of the bank, for its editors. */

const tags = ['exam-bank'];
const body = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true, content: { 'application/json': { schema } } },
});
const created = z.object({ id: z.uuid() });

const list = createRoute({
  method: 'get',
  path: '/api/exam-bank',
  tags,
  ...allows('exam-bank.see'),
  summary: 'Exams with their versions, by code',
  request: {
    query: listQuery.extend(bankFilter.shape).extend({ sort: z.enum(['code', 'kind', 'createdAt']).optional() }),
  },
  responses: { 200: json(listOf(bankExam), 'Exams'), ...commonProblems },
});

const one = createRoute({
  method: 'get',
  path: '/api/exam-bank/{id}',
  tags,
  ...allows('exam-bank.see'),
  summary: 'One exam with its versions, the newest first',
  request: { params: byId },
  responses: { 200: json(bankExam, 'The exam'), ...commonProblems, ...notFoundProblem },
});

const create = createRoute({
  method: 'post',
  path: '/api/exam-bank',
  tags,
  ...allows('exam-bank.edit'),
  summary: 'An exam with an empty first draft',
  request: body(newExam),
  responses: { 201: json(bankExam, 'The exam'), ...commonProblems, ...conflictProblem },
});

const studyFields = createRoute({
  method: 'put',
  path: '/api/exam-bank/{id}/study-fields',
  tags,
  ...allows('exam-bank.edit'),
  summary: 'Under which study fields it falls, and so who may schedule it',
  request: { params: byId, ...body(examStudyFields) },
  responses: { 200: json(bankExam, 'The exam'), ...commonProblems, ...notFoundProblem },
});

const draft = createRoute({
  method: 'post',
  path: '/api/exam-bank/{id}/draft',
  tags,
  ...allows('exam-bank.edit'),
  summary: 'A new draft, as a copy of the newest version',
  request: { params: byId },
  responses: { 201: json(created, 'Its id'), ...commonProblems, ...notFoundProblem, ...conflictProblem },
});

export const bankRoutes = newApi()
  .openapi(list, async (c) => {
    const { sort = 'code', order = 'asc', ...query } = c.req.valid('query');
    const { data, total } = await listBank(c.get('parts').store, { ...query, sort, order });
    return c.json({ data: data.map(asBankExam), total }, 200);
  })
  .openapi(one, async (c) => c.json(await readExam(c, c.req.valid('param').id), 200))
  .openapi(create, async (c) => {
    const id = await explained(c, createExam(c.get('parts').store, occasionOf(c), c.req.valid('json')));
    return c.json(await readExam(c, id), 201);
  })
  .openapi(studyFields, async (c) => {
    const { id } = c.req.valid('param');
    const { studyFieldIds } = c.req.valid('json');
    if (!(await explained(c, changeStudyFields(c.get('parts').store, id, studyFieldIds))))
      throw new Problem('not-found');
    return c.json(await readExam(c, id), 200);
  })
  .openapi(draft, async (c) => {
    const id = await explained(c, newDraft(c.get('parts').store, occasionOf(c), c.req.valid('param').id));
    if (id === null) throw new Problem('not-found');
    return c.json({ id }, 201);
  });

async function readExam(c: Parameters<typeof occasionOf>[0], id: string) {
  const row = await readBankExam(c.get('parts').store, id);
  if (!row) throw new Problem('not-found');
  return asBankExam(row);
}
