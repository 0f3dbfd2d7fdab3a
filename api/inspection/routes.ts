import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { schoolsOf } from '../../store/accounts.ts';
import { namesOf } from '../../store/applications-overview.ts';
import { madeExams } from '../../store/inspection-candidates.ts';
import { openPrintout } from '../../store/inspection-printout.ts';
import { InspectionIdTaken, matchInspection, NotToBeInspected, requestInspection } from '../../store/inspection.ts';
import {
  attemptsUnderInspection,
  examsMadeAt,
  listInspections,
  readInspection,
  type InspectionFile,
} from '../../store/inspections-overview.ts';
import { settingsAt, workingDayCalendar } from '../../store/settings.ts';
import { allows, personOf } from '../http/access.ts';
import { byId, commonProblems, decidedProblem, json, listOf, listQuery, newApi, notFoundProblem } from '../http/api.ts';
import { untilProcessed } from '../http/delivery.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import {
  inspection,
  inspectionAnswer,
  inspectionExam,
  inspectionFilter,
  inspectionMatch,
  inspectionReceipt,
  inspectionRequest,
  inspectionRow,
  type Inspection,
} from './contract.ts';
import { asInspection, askedIn, asRow, type Reckoning } from './inspection-view.ts';

const tags = ['inspections'];

const list = createRoute({
  method: 'get',
  path: '/api/inspections',
  tags,
  ...allows('inspections.see'),
  summary: 'Requests for inspection, newest first: a school sees its own',
  request: { query: listQuery.extend(inspectionFilter.shape) },
  responses: { 200: json(listOf(inspectionRow), 'Inspections'), ...commonProblems },
});

const one = createRoute({
  method: 'get',
  path: '/api/inspections/{id}',
  tags,
  ...allows('inspections.see'),
  summary: 'One request; for the helpdesk with what to choose from while no exam was found for certain',
  request: { params: byId },
  responses: { 200: json(inspection, 'The inspection'), ...commonProblems, ...notFoundProblem },
});

const exams = createRoute({
  method: 'get',
  path: '/api/inspection-exams',
  tags,
  ...allows('inspections.request'),
  summary: 'The exams that the own school’s candidates made',
  responses: { 200: json(listOf(inspectionExam), 'Exams'), ...commonProblems },
});

const request = createRoute({
  method: 'post',
  path: '/api/inspections',
  tags,
  ...allows('inspections.request'),
  summary: 'Ask for inspection of a failed exam. The same id twice is one request',
  request: {
    body: { required: true, content: { 'application/json': { schema: inspectionRequest } } },
  },
  responses: { 200: json(inspectionAnswer, 'What became of it at once'), ...commonProblems, ...decidedProblem },
});

const match = createRoute({
  method: 'post',
  path: '/api/inspections/{id}/match',
  tags,
  ...allows('inspections.decide'),
  summary: 'Say which exam is meant. The same decision id twice is one decision',
  request: { params: byId, body: { required: true, content: { 'application/json': { schema: inspectionMatch } } } },
  responses: { 200: json(inspectionReceipt, 'Taken'), ...commonProblems, ...notFoundProblem, ...decidedProblem },
});

const printout = createRoute({
  method: 'get',
  path: '/api/inspections/{id}/printout',
  tags,
  ...allows('inspections.see'),
  summary:
    'The printout: for the own school after delivery, for the helpdesk once it was made. Each opening is recorded',
  request: { params: byId },
  responses: {
    200: { description: 'The file', content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } },
    ...commonProblems,
    ...notFoundProblem,
  },
});

export const inspectionRoutes = newApi()
  .openapi(exams, async (c) => {
    const { store } = c.get('parts');
    const made = await examsMadeAt(store, await schoolsOf(store, personOf(c).accountId));
    const data = made.map(({ title, exam }) => ({ id: exam.id, code: exam.code, title }));
    return c.json({ data, total: data.length }, 200);
  })
  .openapi(list, async (c) => {
    const { store } = c.get('parts');
    const { order = 'desc', ...query } = c.req.valid('query');
    const schoolIds = await visibleSchools(c);
    const { data, total } = await listInspections(store, { ...query, order, schoolIds });
    const reckoning = await reckoningNow(c);
    return c.json({ data: data.map((file) => asRow(file, reckoning, schoolIds !== null)), total }, 200);
  })
  .openapi(one, async (c) => c.json(await tell(c, c.req.valid('param').id), 200))
  .openapi(request, async (c) => {
    const { store } = c.get('parts');
    const { id, schoolId, ...asked } = c.req.valid('json');
    const { accountId } = personOf(c);
    const wanted = { id, asked, accountId, schoolId: await ownSchool(c, schoolId) };
    const taken = await requestInspection(store, occasionOf(c), wanted).catch((error: unknown) => {
      throw error instanceof InspectionIdTaken
        ? new Problem('conflict', { detail: c.get('t')('inspection:request.idTaken') })
        : error;
    });
    const t = c.get('t');
    switch (taken.kind) {
      case 'refused':
        return c.json({ kind: taken.kind, rule: taken.rule, text: t(`inspection:request.refused.${taken.rule}`) }, 200);
      case 'already-open': {
        const { reference, ...open } = await tell(c, taken.id);
        const text = t('inspection:request.alreadyOpen', { reference });
        return c.json({ kind: taken.kind, text, inspection: { reference, ...open } }, 200);
      }
      case 'received':
        await untilProcessed(c, taken.start);
        return c.json({ kind: taken.kind, inspection: await tell(c, id) }, 200);
    }
  })
  .openapi(match, async (c) => {
    const { store } = c.get('parts');
    const { id } = c.req.valid('param');
    const { decisionId, attemptId } = c.req.valid('json');
    const file = await readInspection(store, id, null);
    if (!file?.case.auditEvents.some(({ code }) => code === 'task-opened:inspection-match')) {
      throw new Problem('not-found');
    }
    const actor = { kind: 'account' as const, accountId: personOf(c).accountId };
    const taken = await matchInspection(store, occasionOf(c), id, { decisionId, attemptId, actor }).catch(
      (error: unknown) => {
        if (!(error instanceof NotToBeInspected)) throw error;
        const message = c.get('t')(`inspection:match.${error.why}`);
        throw new Problem('invalid-input', { detail: message, errors: [{ field: 'attemptId', message }] });
      },
    );
    const processed = await untilProcessed(c, taken.message);
    return c.json({ inspection: await tell(c, id), processed }, 200);
  })
  .openapi(printout, async (c) => {
    const { store } = c.get('parts');
    const schoolIds = await visibleSchools(c);
    const { id } = c.req.valid('param');
    const opened = await openPrintout(store, occasionOf(c), id, { accountId: personOf(c).accountId, schoolIds });
    if (!opened) throw new Problem('not-found');
    c.header('Cache-Control', 'no-store');
    c.header('Content-Disposition', `inline; filename="inzage-${opened.reference}.pdf"`);
    return c.body(opened.content, 200, { 'Content-Type': opened.mediaType });
  });

/** An account holder sees the own schools alone; the bureau's people see all (null). */
async function visibleSchools(c: Context<Env>): Promise<string[] | null> {
  const { role, accountId } = personOf(c);
  return role === 'school' ? await schoolsOf(c.get('parts').store, accountId) : null;
}

/** The school that the request is of: the one that was chosen, or the only one there is. */
async function ownSchool(c: Context<Env>, chosen: string | undefined): Promise<string> {
  const own = await schoolsOf(c.get('parts').store, personOf(c).accountId);
  const [only] = own.length === 1 ? own : [];
  const schoolId = chosen ?? only;
  if (schoolId !== undefined && own.includes(schoolId)) return schoolId;
  throw new Problem('invalid-input', {
    errors: [{ field: 'schoolId', message: c.get('t')('inspection:request.school') }],
  });
}

async function reckoningNow(c: Context<Env>): Promise<Reckoning> {
  const { store, clock } = c.get('parts');
  const at = clock.now();
  return { at, settings: await settingsAt(store.prisma, at), calendar: await workingDayCalendar(store.prisma) };
}

async function tell(c: Context<Env>, id: string): Promise<Inspection> {
  const { store } = c.get('parts');
  const schoolIds = await visibleSchools(c);
  const file = await readInspection(store, id, schoolIds);
  if (!file) throw new Problem('not-found');
  const isSchool = schoolIds !== null;
  return asInspection(file, await reckoningNow(c), {
    locale: c.get('locale'),
    isSchool,
    names: await namesOf(
      store,
      file.case.auditEvents.flatMap(({ accountId }) => accountId ?? []),
    ),
    match: isSchool || file.attempt || file.case.closedAt ? null : await whatCouldBeMeant(c, file),
  });
}

async function whatCouldBeMeant(c: Context<Env>, file: InspectionFile) {
  const { store } = c.get('parts');
  const made = await madeExams(store.prisma, file.schoolId, askedIn(file));
  return {
    made,
    underInspection: await attemptsUnderInspection(
      store,
      made.map(({ attemptId }) => attemptId),
    ),
  };
}
