import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { AccountChangeFault } from '../../domain/accounts.ts';
import {
  AccountChangeRefused,
  changeAccount,
  RequestIdTaken,
  type WantedAccountChange,
} from '../../store/account-changes.ts';
import {
  listAccounts,
  namesIn,
  readAccountFile,
  schoolsWithAccounts,
  type AccountQuery,
} from '../../store/accounts-overview.ts';
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
import { untilProcessed } from '../http/delivery.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { asAccount, asRow, idsIn } from './account-view.ts';
import {
  account,
  accountChange,
  accountFilter,
  accountRow,
  accountSchool,
  accountSearch,
  type Account,
} from './contract.ts';

/** Accounts in the back office: who has one, and what the bureau does to it. */

const tags = ['accounts'];
const sort = z.enum(['name', 'createdAt', 'lastLoginAt']).optional();

const list = createRoute({
  method: 'get',
  path: '/api/accounts',
  tags,
  ...allows('accounts.see'),
  summary: 'Accounts, narrowed by what is no personal data',
  request: { query: listQuery.extend(accountFilter.shape).extend({ sort }) },
  responses: { 200: json(listOf(accountRow), 'Accounts'), ...commonProblems },
});

const search = createRoute({
  method: 'post',
  path: '/api/accounts/search',
  tags,
  ...allows('accounts.see'),
  summary: 'Accounts by name or address, which have no place in a request’s address',
  request: { body: { required: true, content: { 'application/json': { schema: accountSearch } } } },
  responses: { 200: json(listOf(accountRow), 'Accounts'), ...commonProblems },
});

const one = createRoute({
  method: 'get',
  path: '/api/accounts/{id}',
  tags,
  ...allows('accounts.see'),
  summary: 'One account with all that was done to it',
  request: { params: byId },
  responses: { 200: json(account, 'The account'), ...commonProblems, ...notFoundProblem },
});

const schools = createRoute({
  method: 'get',
  path: '/api/account-schools',
  tags,
  ...allows('accounts.see'),
  summary: 'The schools that have accounts, to narrow the list by',
  responses: { 200: json(listOf(accountSchool), 'Schools'), ...commonProblems },
});

const change = createRoute({
  method: 'post',
  path: '/api/accounts/{id}/changes',
  tags,
  ...allows('accounts.manage'),
  summary: 'Block, unblock, an end date, fewer study fields, … The same request id twice is one change',
  request: {
    params: byId,
    headers: ifMatch,
    body: { required: true, content: { 'application/json': { schema: accountChange } } },
  },
  responses: {
    200: json(account, 'The account as it is now'),
    ...commonProblems,
    ...notFoundProblem,
    ...decidedProblem,
    ...versionProblems,
  },
});

export const accountManagementRoutes = newApi()
  .openapi(list, async (c) => {
    const { sort: by = 'name', order = 'asc', ...query } = c.req.valid('query');
    return c.json(await listed(c, { ...query, sort: by, order }), 200);
  })
  .openapi(search, async (c) => c.json(await listed(c, c.req.valid('json')), 200))
  .openapi(schools, async (c) => {
    const data = await schoolsWithAccounts(c.get('parts').store);
    return c.json({ data, total: data.length }, 200);
  })
  .openapi(one, async (c) => c.json(await tell(c, c.req.valid('param').id), 200))
  .openapi(change, async (c) => {
    const { id } = c.req.valid('param');
    const { requestId, ...wanted } = c.req.valid('json');
    await tell(c, id);
    const version = versionSeen(c);
    const { accountId, role } = personOf(c);
    const made: WantedAccountChange = wanted.kind === 'password-link' ? { ...wanted, reason: null } : wanted;
    const seen = { id, version, requestId };
    const messages = await changeAccount(c.get('parts').store, occasionOf(c), { accountId, role }, seen, made).catch(
      (error: unknown) => {
        throw asProblem(c, error);
      },
    );
    await Promise.all(messages.map((message) => untilProcessed(c, message)));
    return c.json(await tell(c, id), 200);
  });

async function listed(c: Context<Env>, query: AccountQuery) {
  const { store, clock } = c.get('parts');
  const at = clock.now();
  const { data, total } = await listAccounts(store, at, query);
  return { data: data.map((row) => asRow(row, at)), total };
}

async function tell(c: Context<Env>, id: string): Promise<Account> {
  const { store, clock } = c.get('parts');
  const at = clock.now();
  const file = await readAccountFile(store, id, at);
  if (!file) throw new Problem('not-found');
  const people = file.events.flatMap(({ accountId }) => accountId ?? []);
  const names = await namesIn(store, [...people, ...file.events.flatMap(({ details }) => idsIn(details))]);
  return asAccount(file, personOf(c), at, names);
}

function asProblem(c: Context<Env>, error: unknown): unknown {
  if (error instanceof RequestIdTaken) return new Problem('conflict');
  if (!(error instanceof AccountChangeRefused)) return error;
  const { fault } = error;
  const detail = c.get('t')(`accounts:fault.${fault}`);
  if (fault === 'not-allowed') return new Problem('forbidden', { detail });
  const field = fieldOf[fault];
  return field
    ? new Problem('invalid-input', { detail, errors: [{ field, message: detail }] })
    : new Problem('conflict', { detail });
}

const fieldOf: Partial<Record<AccountChangeFault, string>> = {
  'day-is-past': 'endsOn',
  'study-fields': 'studyFieldIds',
};
