import { createRoute } from '@hono/zod-openapi';
import { deleteFilter, NameTaken, saveFilter, savedFilters, TooManyFilters } from '../../store/saved-filters.ts';
import type { Store } from '../../store/store.ts';
import { allows, personOf } from '../http/access.ts';
import { byId, commonProblems, json, listOf, newApi, notFoundProblem } from '../http/api.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { filterToSave, savedFilter, type SavedFilter } from './contract.ts';

const tags = ['tasks'];
const resource = 'tasks';

const list = createRoute({
  method: 'get',
  path: '/api/saved-filters',
  tags,
  ...allows('tasks.see'),
  summary: 'The own ways to see the inbox, by name',
  responses: { 200: json(listOf(savedFilter), 'Saved filters'), ...commonProblems },
});

const save = createRoute({
  method: 'put',
  path: '/api/saved-filters/{id}',
  tags,
  ...allows('tasks.see'),
  summary: 'Save a way to see the inbox under an id that the browser made, or give it another name',
  request: { params: byId, body: { required: true, content: { 'application/json': { schema: filterToSave } } } },
  responses: { 200: json(listOf(savedFilter), 'Saved filters'), ...commonProblems },
});

const remove = createRoute({
  method: 'delete',
  path: '/api/saved-filters/{id}',
  tags,
  ...allows('tasks.see'),
  summary: 'Delete a saved filter',
  request: { params: byId },
  responses: { 200: json(listOf(savedFilter), 'Saved filters'), ...commonProblems, ...notFoundProblem },
});

export const savedFilterRoutes = newApi()
  .openapi(list, async (c) => c.json(await own(c.get('parts').store, personOf(c).accountId), 200))
  .openapi(save, async (c) => {
    const { store } = c.get('parts');
    const { accountId } = personOf(c);
    const { name, filter } = c.req.valid('json');
    const wanted = { id: c.req.valid('param').id, accountId, resource, name, filter: plain(filter) };
    await saveFilter(store, occasionOf(c), wanted).catch((error: unknown) => {
      const words = error instanceof NameTaken ? 'nameTaken' : error instanceof TooManyFilters ? 'tooMany' : null;
      if (!words) throw error;
      const message = c.get('t')(`office:filter.${words}`);
      throw new Problem('invalid-input', { detail: message, errors: [{ field: 'name', message }] });
    });
    return c.json(await own(store, accountId), 200);
  })
  .openapi(remove, async (c) => {
    const { store } = c.get('parts');
    const { accountId } = personOf(c);
    if (!(await deleteFilter(store, c.req.valid('param').id, accountId))) throw new Problem('not-found');
    return c.json(await own(store, accountId), 200);
  });

/** Choices that were not made are left out. */
const plain = (filter: SavedFilter['filter']): Record<string, string> =>
  Object.fromEntries(Object.entries(filter).flatMap(([name, choice]) => (choice ? [[name, choice]] : [])));

/** A filter whose choices are none any more, as a kind of task that went, is not shown. */
async function own(store: Store, accountId: string): Promise<{ data: SavedFilter[]; total: number }> {
  const rows = await savedFilters(store, accountId, resource);
  const data = rows.flatMap(({ id, name, filter }) => savedFilter.safeParse({ id, name, filter }).data ?? []);
  return { data, total: data.length };
}
