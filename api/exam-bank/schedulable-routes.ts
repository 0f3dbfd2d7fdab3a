import { createRoute } from '@hono/zod-openapi';
import { schoolsOf } from '../../store/accounts.ts';
import { schedulableExams } from '../../store/exam-bank.ts';
import { allows, personOf } from '../http/access.ts';
import { commonProblems, json, listOf, listQuery, newApi, notFoundProblem } from '../http/api.ts';
import type { Parts, Person } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { asSchedulable } from './answers.ts';
import { schedulableExam, schedulableFilter } from './contract.ts';

/** What can be scheduled, for account holders and the helpdesk. Source: "Klaarzetten examens". */

const list = createRoute({
  method: 'get',
  path: '/api/exams',
  tags: ['exams'],
  ...allows('exams.see'),
  summary: 'Published exams by code: for an account holder those of the own study fields',
  request: { query: listQuery.extend(schedulableFilter.shape) },
  responses: { 200: json(listOf(schedulableExam), 'Exams'), ...commonProblems, ...notFoundProblem },
});

export const schedulableRoutes = newApi().openapi(list, async (c) => {
  const { page, perPage, ids, schoolId = null, accountId = null } = c.req.valid('query');
  const { store } = c.get('parts');
  const whose = await mayAskFor(store, personOf(c), { schoolId, accountId });
  const all = (await schedulableExams(store, whose)).filter(({ examId }) => !ids || ids.includes(examId));
  const data = all.slice((page - 1) * perPage, page * perPage).map(asSchedulable);
  return c.json({ data, total: all.length }, 200);
});

type Whose = { schoolId: string | null; accountId: string | null };

/** An account holder asks for the own account at an own school alone; any other does not exist. */
async function mayAskFor(store: Parts['store'], person: Person, { schoolId, accountId }: Whose): Promise<Whose> {
  if (person.role !== 'school') return { schoolId, accountId };
  const foreignAccount = accountId !== null && accountId !== person.accountId;
  const foreignSchool = schoolId !== null && !(await schoolsOf(store, person.accountId)).includes(schoolId);
  if (foreignAccount || foreignSchool) throw new Problem('not-found');
  return { schoolId, accountId: person.accountId };
}
