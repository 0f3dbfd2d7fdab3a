import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { forCandidate } from '../../domain/candidate-exam.ts';
import { readVersion, type VersionWithContent } from '../../store/exam-bank.ts';
import { deleteDraft, publishDraft, retireVersion, saveDraft } from '../../store/exam-drafts.ts';
import { allows, personOf } from '../http/access.ts';
import {
  byId,
  commonProblems,
  ifMatch,
  json,
  newApi,
  notFoundProblem,
  versionProblems,
  versionSeen,
} from '../http/api.ts';
import type { Env } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { occasionOf } from '../http/request.ts';
import { asVersion } from './answers.ts';
import { conflictProblem, explained } from './conflicts.ts';
import { candidateView, draft, examVersion, retirement } from './contract.ts';

/** The versions of exams, with what they hold: read, written, looked at as a candidate does, published and retired. */

const tags = ['exam-bank'];
const path = '/api/exam-versions/{id}';
const changed = {
  200: json(examVersion, 'The version'),
  ...commonProblems,
  ...notFoundProblem,
  ...conflictProblem,
};

const one = createRoute({
  method: 'get',
  path,
  tags,
  ...allows('exam-bank.see'),
  summary: 'A version with its content, keys included',
  request: { params: byId },
  responses: { 200: json(examVersion, 'The version'), ...commonProblems, ...notFoundProblem },
});

const preview = createRoute({
  method: 'get',
  path: `${path}/preview`,
  tags,
  ...allows('exam-bank.see'),
  summary: "What a candidate's browser gets of it",
  request: { params: byId },
  responses: { 200: json(candidateView, 'As a candidate sees it'), ...commonProblems, ...notFoundProblem },
});

const save = createRoute({
  method: 'put',
  path,
  tags,
  ...allows('exam-bank.edit'),
  summary: 'Save a draft as it stands',
  request: {
    params: byId,
    headers: ifMatch,
    body: { required: true, content: { 'application/json': { schema: draft } } },
  },
  responses: { ...changed, ...versionProblems },
});

const publish = createRoute({
  method: 'post',
  path: `${path}/publish`,
  tags,
  ...allows('exam-bank.edit'),
  summary: 'Publish a draft; what was published before is retired. 422 with every fault that stands in the way',
  request: { params: byId, headers: ifMatch },
  responses: { ...changed, ...versionProblems },
});

const retire = createRoute({
  method: 'post',
  path: `${path}/retire`,
  tags,
  ...allows('exam-bank.edit'),
  summary: 'Retire the published version: nobody schedules it any more',
  request: { params: byId, body: { required: true, content: { 'application/json': { schema: retirement } } } },
  responses: changed,
});

const remove = createRoute({
  method: 'delete',
  path,
  tags,
  ...allows('exam-bank.edit'),
  summary: 'Throw a draft away, and with its only version the exam',
  request: { params: byId, headers: ifMatch },
  responses: {
    204: { description: 'Gone' },
    ...commonProblems,
    ...notFoundProblem,
    ...conflictProblem,
    ...versionProblems,
  },
});

export const versionRoutes = newApi()
  .openapi(one, async (c) => c.json(asVersion(await readOr404(c, c.req.valid('param').id), c.get('t')), 200))
  .openapi(preview, async (c) => {
    const { title, durationMinutes, content, media } = await readOr404(c, c.req.valid('param').id);
    const exam = forCandidate(content, new Map(media.map((one) => [one.id, one])));
    return c.json({ title, durationMinutes, exam }, 200);
  })
  .openapi(save, async (c) => {
    const seen = await seenVersion(c, c.req.valid('param').id);
    const { store } = c.get('parts');
    return await answerWith(c, seen.id, saveDraft(store, seen, c.req.valid('json')));
  })
  .openapi(publish, async (c) => {
    const seen = await seenVersion(c, c.req.valid('param').id);
    const { store } = c.get('parts');
    return await answerWith(c, seen.id, publishDraft(store, occasionOf(c), personOf(c).accountId, seen));
  })
  .openapi(retire, async (c) => {
    const { id } = c.req.valid('param');
    const { reason } = c.req.valid('json');
    const { store } = c.get('parts');
    return await answerWith(c, id, retireVersion(store, occasionOf(c), personOf(c).accountId, id, reason));
  })
  .openapi(remove, async (c) => {
    const seen = await seenVersion(c, c.req.valid('param').id);
    if (!(await explained(c, deleteDraft(c.get('parts').store, seen)))) throw new Problem('not-found');
    return c.body(null, 204);
  });

async function answerWith(c: Context<Env>, id: string, change: Promise<boolean>) {
  if (!(await explained(c, change))) throw new Problem('not-found');
  return c.json(asVersion(await readOr404(c, id), c.get('t')), 200);
}

async function readOr404(c: Context<Env>, id: string): Promise<VersionWithContent> {
  const version = await readVersion(c.get('parts').store, id);
  if (!version) throw new Problem('not-found');
  return version;
}

/** Which version the person looked at when deciding on this, as the request says it. */
async function seenVersion(c: Context<Env>, id: string): Promise<{ id: string; version: number }> {
  await readOr404(c, id);
  return { id, version: versionSeen(c) };
}
