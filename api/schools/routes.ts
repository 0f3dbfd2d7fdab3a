import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { namesOf } from '../../store/applications-overview.ts';
import { changeSchool, createSchool } from '../../store/school-changes.ts';
import { mergeSchools, previewMerge } from '../../store/school-merge.ts';
import { comingSittings, listSchools, readSchool, schoolHistory } from '../../store/schools-overview.ts';
import { allows, personOf } from '../http/access.ts';
import {
  byId,
  commonProblems,
  decidedProblem,
  ifMatch,
  json,
  listOf,
  listQuery,
  newApi,
  notFoundProblem,
  versionProblems,
  versionSeen,
} from '../http/api.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { explained } from './conflicts.ts';
import {
  mergePreview,
  newSchool,
  school,
  schoolFacts,
  schoolFilter,
  schoolMerge,
  schoolRow,
  type School,
} from './contract.ts';
import { asSchool, asSchoolRow } from './school-view.ts';

const tags = ['schools'];

const list = createRoute({
  method: 'get',
  path: '/api/schools',
  tags,
  ...allows('schools.see'),
  summary: 'Schools by name',
  request: {
    query: listQuery.extend(schoolFilter.shape).extend({ sort: z.enum(['name', 'createdAt']).optional() }),
  },
  responses: { 200: json(listOf(schoolRow), 'Schools'), ...commonProblems },
});

const one = createRoute({
  method: 'get',
  path: '/api/schools/{id}',
  tags,
  ...allows('schools.see'),
  summary: 'One school with its account holders, applications and history',
  request: { params: byId },
  responses: { 200: json(school, 'The school'), ...commonProblems, ...notFoundProblem },
});

const add = createRoute({
  method: 'post',
  path: '/api/schools',
  tags,
  ...allows('schools.manage'),
  summary: 'Add a school. The same id twice is one school',
  request: { body: { required: true, content: { 'application/json': { schema: newSchool } } } },
  responses: { 201: json(school, 'The school'), ...commonProblems, ...decidedProblem },
});

const change = createRoute({
  method: 'put',
  path: '/api/schools/{id}',
  tags,
  ...allows('schools.manage'),
  summary: 'Change a school, in the version that was read',
  request: {
    params: byId,
    headers: ifMatch,
    body: { required: true, content: { 'application/json': { schema: schoolFacts } } },
  },
  responses: {
    200: json(school, 'The school'),
    ...commonProblems,
    ...notFoundProblem,
    ...decidedProblem,
    ...versionProblems,
  },
});

const preview = createRoute({
  method: 'get',
  path: '/api/schools/{id}/merge-preview',
  tags,
  ...allows('schools.manage'),
  summary: 'What merging this school into another would move',
  request: { params: byId, query: z.object({ intoId: z.uuid() }) },
  responses: { 200: json(mergePreview, 'What would move'), ...commonProblems, ...notFoundProblem },
});

const merge = createRoute({
  method: 'post',
  path: '/api/schools/{id}/merge',
  tags,
  ...allows('schools.manage'),
  summary: 'Merge this school into another: everything of it moves. Twice is once',
  request: {
    params: byId,
    headers: ifMatch,
    body: { required: true, content: { 'application/json': { schema: schoolMerge } } },
  },
  responses: {
    200: json(school, 'The school that stays'),
    ...commonProblems,
    ...notFoundProblem,
    ...decidedProblem,
    ...versionProblems,
  },
});

export const schoolRoutes = newApi()
  .openapi(list, async (c) => {
    const { sort = 'name', order = 'asc', ...query } = c.req.valid('query');
    const { data, total } = await listSchools(c.get('parts').store, { ...query, sort, order });
    return c.json({ data: data.map(asSchoolRow), total }, 200);
  })
  .openapi(one, async (c) => c.json(await read(c, c.req.valid('param').id), 200))
  .openapi(add, async (c) => {
    const { id, ...facts } = c.req.valid('json');
    await explained(c, createSchool(c.get('parts').store, occasionOf(c), id, facts, actorOf(c)));
    return c.json(await read(c, id), 201);
  })
  .openapi(change, async (c) => {
    const { id } = c.req.valid('param');
    const { version } = await inVersion(c, id);
    const facts = c.req.valid('json');
    await explained(c, changeSchool(c.get('parts').store, occasionOf(c), { id, version }, facts, actorOf(c)));
    return c.json(await read(c, id), 200);
  })
  .openapi(preview, async (c) => {
    const { id } = c.req.valid('param');
    const { intoId } = c.req.valid('query');
    await Promise.all([id, intoId].map((one) => read(c, one)));
    return c.json(await previewMerge(c.get('parts').store, id, intoId), 200);
  })
  .openapi(merge, async (c) => {
    const { id } = c.req.valid('param');
    const { version } = await inVersion(c, id);
    const { intoId, reason } = c.req.valid('json');
    const wanted = { fromId: id, intoId, version, reason };
    await explained(c, mergeSchools(c.get('parts').store, occasionOf(c), wanted, actorOf(c)));
    return c.json(await read(c, intoId), 200);
  });

const actorOf = (c: Context<Env>) => ({ kind: 'account' as const, accountId: personOf(c).accountId });

/** The version in which a school was read; asked of a school that there is. */
async function inVersion(c: Context<Env>, id: string): Promise<{ version: number }> {
  await read(c, id);
  return { version: versionSeen(c) };
}

async function read(c: Context<Env>, id: string): Promise<School> {
  const { store, clock } = c.get('parts');
  const file = await readSchool(store, id);
  if (!file) throw new Problem('not-found');
  const [coming, history] = await Promise.all([comingSittings(store, id, clock.now()), schoolHistory(store, id)]);
  const names = await namesOf(
    store,
    history.flatMap(({ accountId }) => accountId ?? []),
  );
  return asSchool(file, { coming, history, names });
}
