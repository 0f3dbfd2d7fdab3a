import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { schoolsOf } from '../../store/accounts.ts';
import { listSittingsWithResults, readSittingWithResults } from '../../store/results.ts';
import { allows, personOf } from '../http/access.ts';
import { byId, commonProblems, json, listOf, listQuery, newApi, notFoundProblem } from '../http/api.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { resultFormats, resultsFilter, resultsSort, sittingResults, sittingResultsRow } from './contract.ts';
import { makeResultFile } from './result-file.ts';
import { asRow, asSittingResults } from './sitting-results.ts';

const tags = ['results'];

const list = createRoute({
  method: 'get',
  path: '/api/results',
  tags,
  ...allows('results.see'),
  summary: 'Sittings that have opened, with what was scored as a whole; the newest first',
  request: { query: listQuery.extend(resultsFilter.shape).extend({ sort: resultsSort.optional() }) },
  responses: { 200: json(listOf(sittingResultsRow), 'Sittings'), ...commonProblems },
});

const one = createRoute({
  method: 'get',
  path: '/api/results/{id}',
  tags,
  ...allows('results.see'),
  summary: 'What the candidates of one sitting scored',
  request: { params: byId },
  responses: { 200: json(sittingResults, 'The results'), ...commonProblems, ...notFoundProblem },
});

const file = createRoute({
  method: 'get',
  path: '/api/results/{id}/files/{format}',
  tags,
  ...allows('results.see'),
  summary: 'The results of one sitting as a file, from their release on',
  request: { params: byId.extend({ format: z.enum(resultFormats) }) },
  responses: {
    200: {
      description: 'The file',
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    },
    ...commonProblems,
    ...notFoundProblem,
  },
});

export const resultRoutes = newApi()
  .openapi(list, async (c) => {
    const { store, clock } = c.get('parts');
    const { sort = 'lastDay', order = 'desc', ...query } = c.req.valid('query');
    const at = clock.now();
    const schoolIds = await visibleSchools(c);
    const { data, total } = await listSittingsWithResults(store, at, { ...query, sort, order, schoolIds });
    return c.json({ data: data.map((sitting) => asRow(sitting, sitting.totals, c.get('locale'), at)), total }, 200);
  })
  .openapi(one, async (c) => c.json(await readResults(c, c.req.valid('param').id), 200))
  .openapi(file, async (c) => {
    const { id, format } = c.req.valid('param');
    const results = await readResults(c, id);
    if (!results.available) throw new Problem('not-found');
    const { name, mediaType, content } = await makeResultFile(
      results,
      format,
      c.get('locale'),
      c.get('parts').clock.now(),
    );
    c.header('Cache-Control', 'no-store');
    c.header('Content-Disposition', `attachment; filename="${name}"`);
    return c.body(Uint8Array.from(content), 200, { 'Content-Type': mediaType });
  });

/** An account holder sees the own schools alone; the bureau's people see all (null). */
async function visibleSchools(c: Context<Env>): Promise<string[] | null> {
  const { role, accountId } = personOf(c);
  return role === 'school' ? await schoolsOf(c.get('parts').store, accountId) : null;
}

async function readResults(c: Context<Env>, id: string) {
  const { store, clock } = c.get('parts');
  const sitting = await readSittingWithResults(store, id, await visibleSchools(c));
  if (!sitting) throw new Problem('not-found');
  return asSittingResults(sitting, c.get('locale'), clock.now());
}
