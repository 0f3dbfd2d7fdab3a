import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  addCandidates,
  changeCandidate,
  checkAdded,
  checkCandidateChange,
  withdrawCandidate,
} from '../../store/registrations.ts';
import { checkNewSitting, scheduleSitting } from '../../store/scheduling.ts';
import { isHolderAt, listSittings, schedulingSchools as schoolsFor } from '../../store/scheduling-overview.ts';
import { cancelSitting, changeSitting, checkChange, passOnSitting } from '../../store/sitting-changes.ts';
import { allows, personOf } from '../http/access.ts';
import {
  byId,
  commonProblems,
  decidedProblem,
  ifMatch,
  json,
  listOf,
  listQuery,
  notFoundProblem,
  versionProblems,
} from '../http/api.ts';
import { untilProcessed } from '../http/delivery.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { asRow, mustExist, scopeOf, seenVersion, tellLater, wholeAnswer } from './answers.ts';
import {
  addedCandidates,
  cancellation,
  candidateChange,
  newOwner,
  newSitting,
  schedulingSchools,
  sitting,
  sittingChange,
  sittingFilter,
  sittingRow,
  sittingSort,
  sittingToCheck,
  warnings,
} from './contract.ts';
import { answering, asWarning, newSchedulingApi, refusal } from './faults.ts';

const tags = ['sittings'];
const body = <Schema extends z.ZodType>(schema: Schema) =>
  ({ required: true, content: { 'application/json': { schema } } }) as const;
/** What any change of a sitting can answer with, beside the sitting. */
const changed = {
  200: json(sitting, 'The sitting'),
  ...commonProblems,
  ...notFoundProblem,
  ...decidedProblem,
  ...versionProblems,
};
const byCandidate = byId.extend({ registrationId: z.uuid() });

const list = createRoute({
  method: 'get',
  path: '/api/sittings',
  tags,
  ...allows('sittings.see'),
  summary: 'Sittings, of the own schools alone for an account holder',
  request: { query: listQuery.extend(sittingFilter.shape).extend({ sort: sittingSort.optional() }) },
  responses: { 200: json(listOf(sittingRow), 'Sittings'), ...commonProblems },
});

const one = createRoute({
  method: 'get',
  path: '/api/sittings/{id}',
  tags,
  ...allows('sittings.see'),
  summary: 'One sitting with its candidates, each with how far they are',
  request: { params: byId },
  responses: { 200: json(sitting, 'The sitting'), ...commonProblems, ...notFoundProblem },
});

const schools = createRoute({
  method: 'get',
  path: '/api/scheduling-schools',
  tags,
  ...allows('sittings.manage'),
  summary: 'Where, and for whom, the reader may schedule',
  responses: { 200: json(schedulingSchools, 'Schools with their account holders'), ...commonProblems },
});

const check = createRoute({
  method: 'post',
  path: '/api/sittings/check',
  tags,
  ...allows('sittings.manage'),
  summary: 'What there is to warn of before it is saved. Nothing is saved',
  request: { body: body(sittingToCheck) },
  responses: { 200: json(warnings, 'Warnings'), ...commonProblems, ...notFoundProblem },
});

const create = createRoute({
  method: 'post',
  path: '/api/sittings',
  tags,
  ...allows('sittings.manage'),
  summary: 'Schedule a sitting. The same id twice is one sitting',
  request: { body: body(newSitting) },
  responses: { 201: json(sitting, 'The sitting'), ...commonProblems, ...notFoundProblem, ...decidedProblem },
});

const change = createRoute({
  method: 'put',
  path: '/api/sittings/{id}',
  tags,
  ...allows('sittings.manage'),
  summary: 'Other days, hours, another place or exam, as long as nobody has started',
  request: { params: byId, headers: ifMatch, body: body(sittingChange) },
  responses: changed,
});

const cancel = createRoute({
  method: 'post',
  path: '/api/sittings/{id}/cancellation',
  tags,
  ...allows('sittings.manage'),
  summary: 'Cancel, as long as nobody has started: the exam numbers no longer log in',
  request: { params: byId, headers: ifMatch, body: body(cancellation) },
  responses: changed,
});

const passOn = createRoute({
  method: 'put',
  path: '/api/sittings/{id}/owner',
  tags,
  ...allows('sittings.manage'),
  summary: 'Take over, or pass on to a colleague of the school',
  request: { params: byId, headers: ifMatch, body: body(newOwner) },
  responses: changed,
});

const add = createRoute({
  method: 'post',
  path: '/api/sittings/{id}/candidates',
  tags,
  ...allows('sittings.manage'),
  summary: 'Add candidates, until the window closes. The same submissionId twice adds them once',
  request: { params: byId, body: body(addedCandidates) },
  responses: changed,
});

const changeOne = createRoute({
  method: 'put',
  path: '/api/sittings/{id}/candidates/{registrationId}',
  tags,
  ...allows('sittings.manage'),
  summary: 'Change what is known of a candidate who has not started',
  request: { params: byCandidate, headers: ifMatch, body: body(candidateChange) },
  responses: changed,
});

const checkOne = createRoute({
  method: 'post',
  path: '/api/sittings/{id}/candidates/{registrationId}/check',
  tags,
  ...allows('sittings.manage'),
  summary: 'What a change of a candidate would give reason to warn of. Nothing is saved',
  request: { params: byCandidate, body: body(candidateChange) },
  responses: { 200: json(warnings, 'Warnings'), ...commonProblems, ...notFoundProblem, ...decidedProblem },
});

const withdraw = createRoute({
  method: 'post',
  path: '/api/sittings/{id}/candidates/{registrationId}/withdrawal',
  tags,
  ...allows('sittings.manage'),
  summary: 'Withdraw a candidate who has not started: the exam number no longer logs in',
  request: { params: byCandidate, headers: ifMatch },
  responses: changed,
});

export const schedulingRoutes = newSchedulingApi()
  .openapi(list, async (c) => {
    const { store, clock } = c.get('parts');
    const { sort = 'opensAt', order, ...query } = c.req.valid('query');
    const isPast = query.state === 'past' || query.state === 'cancelled' || query.state === undefined;
    const wanted = { ...query, sort, order: order ?? (isPast ? 'desc' : 'asc') } as const;
    const { data, total } = await listSittings(store, clock.now(), await scopeOf(c), wanted);
    return c.json({ data: data.map((row) => asRow(row, clock.now())), total }, 200);
  })
  .openapi(one, async (c) => c.json(await wholeAnswer(c, c.req.valid('param').id), 200))
  .openapi(schools, async (c) => {
    const { accountId, role } = personOf(c);
    return c.json(
      {
        data: await schoolsFor(c.get('parts').store, c.get('parts').clock.now(), role === 'school' ? accountId : null),
      },
      200,
    );
  })
  .openapi(check, async (c) => {
    const { store, clock } = c.get('parts');
    const { sittingId, schoolId, ownerId, id = null, submissionId = null, ...entry } = c.req.valid('json');
    const found = await answering(c, async () => {
      if (sittingId === undefined) {
        return await checkNewSitting(store, clock.now(), { id, ...(await placeOf(c, { schoolId, ownerId })), entry });
      }
      await mustExist(c, sittingId);
      const { candidates, ...wanted } = entry;
      return candidates.length > 0
        ? await checkAdded(store, clock.now(), sittingId, { submissionId, candidates })
        : await checkChange(store, clock.now(), sittingId, wanted);
    });
    return c.json({ warnings: found.map((warning) => asWarning(c, warning)) }, 200);
  })
  .openapi(create, async (c) => {
    const { id, schoolId, ownerId, confirmedWarnings, ...entry } = c.req.valid('json');
    const place = await placeOf(c, { schoolId, ownerId });
    const wanted = { id, ...place, entry, confirmedWarnings };
    const { store } = c.get('parts');
    const { start } = await answering(c, () => scheduleSitting(store, occasionOf(c), personOf(c).accountId, wanted));
    await untilProcessed(c, start);
    return c.json(await wholeAnswer(c, id), 201);
  })
  .openapi(change, async (c) => {
    const { id } = c.req.valid('param');
    const seen = await seenVersion(c, id);
    const wanted = c.req.valid('json');
    const { store } = c.get('parts');
    const told = await answering(c, () => changeSitting(store, occasionOf(c), personOf(c).accountId, seen, wanted));
    tellLater(c, told);
    return c.json(await wholeAnswer(c, id), 200);
  })
  .openapi(cancel, async (c) => {
    const { id } = c.req.valid('param');
    const seen = await seenVersion(c, id);
    const { reason } = c.req.valid('json');
    const { store } = c.get('parts');
    const told = await answering(c, () => cancelSitting(store, occasionOf(c), personOf(c).accountId, seen, reason));
    tellLater(c, told);
    return c.json(await wholeAnswer(c, id), 200);
  })
  .openapi(passOn, async (c) => {
    const { id } = c.req.valid('param');
    const seen = await seenVersion(c, id);
    const { accountId } = c.req.valid('json');
    const { store } = c.get('parts');
    await answering(c, () => passOnSitting(store, occasionOf(c), personOf(c).accountId, seen, accountId));
    return c.json(await wholeAnswer(c, id), 200);
  })
  .openapi(add, async (c) => {
    const { id } = c.req.valid('param');
    await mustExist(c, id);
    const added = c.req.valid('json');
    const { store } = c.get('parts');
    const told = await answering(c, () => addCandidates(store, occasionOf(c), personOf(c).accountId, id, added));
    tellLater(c, [told]);
    return c.json(await wholeAnswer(c, id), 200);
  })
  .openapi(changeOne, async (c) => {
    const { id, registrationId } = c.req.valid('param');
    const seen = await seenVersion(c, id);
    const wanted = c.req.valid('json');
    const { store } = c.get('parts');
    const told = await answering(c, () =>
      changeCandidate(store, occasionOf(c), personOf(c).accountId, seen, registrationId, wanted),
    );
    if (!told) throw new Problem('not-found');
    tellLater(c, [told]);
    return c.json(await wholeAnswer(c, id), 200);
  })
  .openapi(checkOne, async (c) => {
    const { id, registrationId } = c.req.valid('param');
    await mustExist(c, id);
    const { store, clock } = c.get('parts');
    const found = await answering(c, () =>
      checkCandidateChange(store, clock.now(), id, registrationId, c.req.valid('json')),
    );
    if (!found) throw new Problem('not-found');
    return c.json({ warnings: found.map((warning) => asWarning(c, warning)) }, 200);
  })
  .openapi(withdraw, async (c) => {
    const { id, registrationId } = c.req.valid('param');
    const seen = await seenVersion(c, id);
    const { store } = c.get('parts');
    const told = await answering(c, () =>
      withdrawCandidate(store, occasionOf(c), personOf(c).accountId, seen, registrationId),
    );
    if (!told) throw new Problem('not-found');
    tellLater(c, [told]);
    return c.json(await wholeAnswer(c, id), 200);
  });

/**
 * Where, and for whom, it is scheduled: an account holder for oneself at an own school, the helpdesk for any.
 *
 * @throws 404 for a school that is not the account holder's own
 */
async function placeOf(
  c: Context<Env>,
  asked: { schoolId: string | undefined; ownerId: string | undefined },
): Promise<{ schoolId: string; ownerId: string }> {
  const { accountId, role } = personOf(c);
  if (role === 'school') {
    const own = (await scopeOf(c)) ?? [];
    const schoolId = asked.schoolId ?? (own.length === 1 ? own[0] : undefined);
    if (schoolId === undefined) throw refusal(c, [{ field: 'schoolId', code: 'no-place' }]);
    if (!own.includes(schoolId)) throw new Problem('not-found');
    if ((asked.ownerId ?? accountId) !== accountId) throw refusal(c, [{ field: 'ownerId', code: 'no-place' }]);
    return { schoolId, ownerId: accountId };
  }
  const { schoolId, ownerId } = asked;
  if (schoolId === undefined) throw refusal(c, [{ field: 'schoolId', code: 'no-place' }]);
  if (
    ownerId === undefined ||
    !(await isHolderAt(c.get('parts').store, c.get('parts').clock.now(), ownerId, schoolId))
  ) {
    throw refusal(c, [{ field: 'ownerId', code: 'no-place' }]);
  }
  return { schoolId, ownerId };
}
