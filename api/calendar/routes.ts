import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { nameFreeDay, readCalendarYear, takeFreeDayOut, UnknownYear } from '../../store/calendar.ts';
import { dutchHolidays } from '../../store/reference-data.ts';
import { allows, personOf } from '../http/access.ts';
import { commonProblems, ifMatch, json, newApi, notFoundProblem, versionProblems, versionSeen } from '../http/api.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { calendarYear, freeDay, type CalendarYear } from './contract.ts';

const tags = ['calendar'];
const byDay = z.object({ day: z.iso.date() });

const year = createRoute({
  method: 'get',
  path: '/api/calendar/{year}',
  tags,
  ...allows('calendar.see'),
  summary: 'A year of the working-day calendar',
  request: { params: z.object({ year: z.coerce.number().int().min(2000).max(2200) }) },
  responses: { 200: json(calendarYear, 'The year'), ...commonProblems, ...notFoundProblem },
});

const put = createRoute({
  method: 'put',
  path: '/api/calendar/days/{day}',
  tags,
  ...allows('calendar.change'),
  summary: 'Add a free day, or give one another name. Promises that were made keep their dates',
  request: {
    params: byDay,
    headers: ifMatch,
    body: { required: true, content: { 'application/json': { schema: freeDay } } },
  },
  responses: { 200: json(calendarYear, 'Its year'), ...commonProblems, ...versionProblems },
});

const remove = createRoute({
  method: 'delete',
  path: '/api/calendar/days/{day}',
  tags,
  ...allows('calendar.change'),
  summary: 'Take a free day out. Promises that were made keep their dates',
  request: { params: byDay, headers: ifMatch },
  responses: { 200: json(calendarYear, 'Its year'), ...commonProblems, ...versionProblems },
});

export const calendarRoutes = newApi()
  .openapi(year, async (c) => c.json(await tell(c, c.req.valid('param').year), 200))
  .openapi(put, async (c) => {
    const { day } = c.req.valid('param');
    const { name } = c.req.valid('json');
    await knownYear(c, nameFreeDay(c.get('parts').store, occasionOf(c), { day, name }, changeOf(c)));
    return c.json(await tell(c, yearOf(day)), 200);
  })
  .openapi(remove, async (c) => {
    const { day } = c.req.valid('param');
    await knownYear(c, takeFreeDayOut(c.get('parts').store, occasionOf(c), day, changeOf(c)));
    return c.json(await tell(c, yearOf(day)), 200);
  });

const yearOf = (day: string): number => Number(day.slice(0, 4));

const changeOf = (c: Context<Env>) => ({
  version: versionSeen(c),
  by: { kind: 'account' as const, accountId: personOf(c).accountId },
});

async function knownYear(c: Context<Env>, work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof UnknownYear)) throw error;
    const message = c.get('t')('office:calendar.unknownYear');
    throw new Problem('invalid-input', { detail: message, errors: [{ field: 'day', message }] });
  });
}

async function tell(c: Context<Env>, wanted: number): Promise<CalendarYear> {
  const known = await readCalendarYear(c.get('parts').store, wanted);
  if (!known) throw new Problem('not-found');
  const taken = new Set(known.days.map(({ day }) => day));
  const holidays = await dutchHolidays(wanted);
  return { year: wanted, ...known, proposals: holidays.filter(({ day }) => !taken.has(day)) };
}
