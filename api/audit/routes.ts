import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { zone } from '../../domain/working-days.ts';
import { namesOf } from '../../store/applications-overview.ts';
import { checkChain, listAuditEvents, readChain, type AuditPlace, type AuditRow } from '../../store/audit-overview.ts';
import { allows } from '../http/access.ts';
import { byId, commonProblems, json, newApi, notFoundProblem } from '../http/api.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { auditChain, auditFilter, auditPage, chainCheck, type AuditEvent } from './contract.ts';

const tags = ['audit'];

const list = createRoute({
  method: 'get',
  path: '/api/audit-events',
  tags,
  ...allows('audit.see'),
  summary: 'What was recorded of all cases and of the bureau, the newest first',
  request: { query: auditFilter },
  responses: { 200: json(auditPage, 'Events'), ...commonProblems },
});

const chain = createRoute({
  method: 'get',
  path: '/api/audit-chains/{id}',
  tags,
  ...allows('audit.see'),
  summary: 'All that was recorded of one case, in order',
  request: { params: byId },
  responses: { 200: json(auditChain, 'The chain'), ...commonProblems, ...notFoundProblem },
});

const check = createRoute({
  method: 'get',
  path: '/api/audit-chains/{id}/check',
  tags,
  ...allows('audit.see'),
  summary: 'Hold the chain of a case against its hashes',
  request: { params: byId },
  responses: { 200: json(chainCheck, 'Sound, or where it breaks'), ...commonProblems, ...notFoundProblem },
});

export const auditRoutes = newApi()
  .openapi(list, async (c) => {
    const { from, until, after, perPage, ...query } = c.req.valid('query');
    const { data, more } = await listAuditEvents(c.get('parts').store, {
      ...{ ...query, size: perPage },
      from: from ? midnight(from) : undefined,
      until: until ? midnight(until, 1) : undefined,
      after: after ? placeIn(after, c) : undefined,
    });
    const last = data.at(-1);
    const endCursor = last ? cursorOf(last) : null;
    return c.json({ data: await tell(c, data), pageInfo: { hasNextPage: more, endCursor } }, 200);
  })
  .openapi(chain, async (c) => {
    const { id } = c.req.valid('param');
    const found = await readChain(c.get('parts').store, id);
    if (!found) throw new Problem('not-found');
    const { reference, process, auditEvents } = found;
    return c.json({ id, reference, process, events: await tell(c, auditEvents) }, 200);
  })
  .openapi(check, async (c) => {
    const { store, clock } = c.get('parts');
    const result = await checkChain(store, c.req.valid('param').id);
    if (!result) throw new Problem('not-found');
    return c.json({ ...result, checkedAt: clock.now().toISOString() }, 200);
  });

const midnight = (day: string, later = 0): Date => DateTime.fromISO(day, { zone }).plus({ days: later }).toJSDate();

const cursorOf = ({ at, caseId, sequence }: AuditPlace): string => `${at.toISOString()}_${caseId}_${sequence}`;
const place = z.tuple([z.iso.datetime(), z.uuid(), z.coerce.number().int().min(1)]);

function placeIn(cursor: string, c: Context<Env>): AuditPlace {
  const { data } = place.safeParse(cursor.split('_'));
  if (data) return { at: new Date(data[0]), caseId: data[1], sequence: data[2] };
  throw new Problem('invalid-input', { errors: [{ field: 'after', message: c.get('t')('office:audit.cursor') }] });
}

async function tell(c: Context<Env>, rows: AuditRow[]): Promise<AuditEvent[]> {
  const accounts = rows.flatMap(({ accountId }) => accountId ?? []);
  const names = await namesOf(c.get('parts').store, accounts);
  return rows.map((row) => ({
    id: `${row.caseId}:${row.sequence}`,
    ...{ caseId: row.caseId, reference: row.case.reference, process: row.case.process },
    ...{ sequence: row.sequence, at: row.at.toISOString(), code: row.code, actor: row.actor },
    account: row.accountId ? { id: row.accountId, name: names.get(row.accountId) ?? '' } : null,
    details: row.details as AuditEvent['details'],
    correlationId: row.correlationId,
  }));
}
