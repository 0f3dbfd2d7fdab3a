import { HttpError } from 'react-admin';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Task } from '../api/tasks/contract.ts';
import { dataProvider, listQuery } from './data-provider.ts';
import { isWorthRetrying, problemName } from './http.ts';

const task = { id: '0198b0a0-0000-7000-8000-000000000001', version: 4 } as Task;

/** Answers every request with this, and keeps what was asked. */
function answering(status: number, body: unknown) {
  const asked = vi.fn((_path: string, _options: RequestInit) =>
    Promise.resolve(new Response(JSON.stringify(body), { status })),
  );
  vi.stubGlobal('fetch', asked);
  return asked;
}

const faultOf = (promise: Promise<unknown>): Promise<HttpError> =>
  promise.then(
    () => Promise.reject(new Error('it succeeded')),
    (error: unknown) => error as HttpError,
  );

afterEach(() => vi.unstubAllGlobals());

describe('asking', () => {
  test('a list carries page, order and the filters that are set', () => {
    const query = listQuery({
      pagination: { page: 2, perPage: 25 },
      sort: { field: 'dueAt', order: 'ASC' },
      filter: { scope: 'mine', state: 'open', kind: undefined, q: '' },
    });
    expect(query).toBe('page=2&perPage=25&sort=dueAt&order=asc&scope=mine&state=open');
  });

  test.each(['accounts', 'account-applications'])('%s are searched without a name in an address', async (resource) => {
    const asked = answering(200, { data: [], total: 0 });
    await dataProvider.getList(resource, {
      pagination: { page: 2, perPage: 25 },
      sort: { field: 'name', order: 'ASC' },
      filter: { standing: 'active', q: 'Jansen' },
    });
    const [path, options] = asked.mock.calls[0] ?? [];
    expect(path).toBe(`/api/${resource}/search`);
    expect(options?.method).toBe('POST');
    const body = { standing: 'active', search: 'Jansen', page: 2, perPage: 25, sort: 'name', order: 'asc' };
    expect(JSON.parse(options?.body as string)).toEqual(body);
  });

  test('claiming says which version was seen', async () => {
    const asked = answering(200, task);
    await dataProvider.claimTask(task);
    const [path, options] = asked.mock.calls[0] ?? [];
    expect(path).toBe(`/api/tasks/${task.id}/claim`);
    expect(options).toMatchObject({ method: 'POST', headers: { 'If-Match': '"4"' } });
  });

  test('a decision is sent as it is', async () => {
    const asked = answering(200, { task, processed: true });
    const decision = { decisionId: task.id, outcome: 'refused', reason: 'Onbekende school' } as const;
    await expect(dataProvider.decideTask(task.id, decision)).resolves.toEqual({ task, processed: true });
    expect(JSON.parse(asked.mock.calls[0]?.[1].body as string)).toEqual(decision);
  });

  test('there is no general writing', async () => {
    const asked = answering(200, {});
    expect((await faultOf(dataProvider.delete('tasks', { id: task.id }))).status).toBe(405);
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('faults', () => {
  test('a problem answer gives its sentence, and its faults by field', async () => {
    const errors = [{ field: 'reason', message: 'Vul een reden in' }];
    answering(422, {
      type: 'https://example.nl/problems/invalid-input',
      title: 'Klopt niet',
      detail: 'Kijk na.',
      errors,
    });
    const fault = await faultOf(dataProvider.getOne('tasks', { id: task.id }));
    expect(fault).toBeInstanceOf(HttpError);
    expect(fault).toMatchObject({ message: 'Kijk na.', status: 422, body: { errors: { reason: 'Vul een reden in' } } });
    expect(problemName(fault)).toBe('invalid-input');
    expect(isWorthRetrying(fault)).toBe(false);
  });

  test('a system that is away is said in our own words, and tried again', async () => {
    answering(503, { type: 'https://example.nl/problems/unavailable', title: 'Weg' });
    const fault = await faultOf(dataProvider.getOne('tasks', { id: task.id }));
    expect(fault.message).toBe('problem.unreachable');
    expect(isWorthRetrying(fault)).toBe(true);
  });

  test('no answer at all is the same to a person', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    const fault = await faultOf(dataProvider.getOne('tasks', { id: task.id }));
    expect(fault).toMatchObject({ message: 'problem.unreachable', status: 0 });
  });

  test('an answer that is no JSON is no crash', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<h1>Bad gateway</h1>', { status: 500 })));
    expect((await faultOf(dataProvider.getOne('tasks', { id: task.id }))).message).toBe('problem.unexpected');
  });
});
