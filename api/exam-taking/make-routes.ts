import { createRoute, type z } from '@hono/zod-openapi';
import { graceMs, type Admission } from '../../domain/exam-taking.ts';
import { findBySession } from '../../store/exam-entrance.ts';
import { beginPlay, findOpenedVersion, notePlay, openAttempt } from '../../store/exam-taking.ts';
import { publishedVersion } from '../../store/exam-versions.ts';
import { handIn } from '../../store/marking.ts';
import { commonProblems, json, newApi } from '../http/api.ts';
import type { Parts } from '../http/parts.ts';
import { Problem } from '../http/problem.ts';
import { forCandidates, refuse, tokenOf } from './candidate.ts';
import { contentKey } from './content-key.ts';
import * as contract from './contract.ts';
import { progressNotices } from './progress-notices.ts';

const body = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true, content: { 'application/json': { schema } } },
});

const open = createRoute({
  method: 'post',
  path: '/api/exam/attempt',
  ...forCandidates,
  summary: 'Start the exam, or open it once more: an older tab or device is taken over',
  request: body(contract.open),
  responses: { 200: json(contract.attempt, 'The attempt with what was saved'), ...commonProblems },
});

const save = createRoute({
  method: 'put',
  path: '/api/exam/answers',
  ...forCandidates,
  summary: 'Save answers; answered when they are committed',
  request: body(contract.save),
  responses: { 200: json(contract.saved, 'Saved'), ...commonProblems },
});

const begin = createRoute({
  method: 'post',
  path: '/api/exam/plays',
  ...forCandidates,
  summary: 'A sound begins to play, and that counts',
  request: body(contract.play),
  responses: { 200: json(contract.plays, 'Counted'), ...commonProblems },
});

const note = createRoute({
  method: 'put',
  path: '/api/exam/plays',
  ...forCandidates,
  summary: 'How far a sound was played',
  request: body(contract.playProgress),
  responses: { 204: { description: 'Noted' }, ...commonProblems },
});

const end = createRoute({
  method: 'post',
  path: '/api/exam/hand-in',
  ...forCandidates,
  summary: 'Hand in; marked in the same transaction',
  request: body(contract.handIn),
  responses: { 200: json(contract.handedIn, 'Handed in'), ...commonProblems },
});

/** Making the exam: start, save, listen, hand in. */
export function makeRoutes(parts: Parts) {
  const { store, clock } = parts;
  const notices = progressNotices(parts);
  const api = newApi();
  api.openAPIRegistry.registerPath(save); // answered by save-route.ts
  return api
    .openapi(open, async (c) => {
      const token = tokenOf(c);
      const done = await openAttempt(store, clock.now(), { token, ...c.req.valid('json') });
      if ('refused' in done) throw new Problem(whyClosed(done.refused));
      const { opened, of } = done;
      if (opened.isNew) notices.began(of);
      const { isNew: _, startedAt, deadline, ...attempt } = opened;
      const { versionId } = attempt;
      const key = contentKey({ secret: store.linkSecret, token, versionId }, new Date(deadline.getTime() + graceMs));
      const times = { startedAt: startedAt.toISOString(), deadline: deadline.toISOString() };
      return c.json({ ...attempt, ...times, contentKey: key }, 200);
    })
    .openapi(begin, async (c) => {
      const { stimulusId, ...inHand } = c.req.valid('json');
      const token = tokenOf(c);
      const maxPlays = await maxPlaysOf(parts, token, stimulusId);
      const begun = await beginPlay(store, { token, ...inHand, at: clock.now() }, stimulusId, maxPlays);
      if ('refusal' in begun) throw new Problem(begun.refusal);
      return c.json({ plays: begun.plays, maxPlays }, 200);
    })
    .openapi(note, async (c) => {
      const { stimulusId, positionMs, ...inHand } = c.req.valid('json');
      refuse(await notePlay(store, { token: tokenOf(c), ...inHand, at: clock.now() }, stimulusId, positionMs));
      return c.body(null, 204);
    })
    .openapi(end, async (c) => {
      const token = tokenOf(c);
      const done = await handIn(store, { token, ...c.req.valid('json'), at: clock.now() });
      if ('refusal' in done) throw new Problem(done.refusal);
      if (done.wasOpen) {
        const of = await findBySession(store, token);
        if (of) notices.handedIn(of);
      }
      return c.json({ handedInAt: done.handedInAt.toISOString() }, 200);
    });
}

function whyClosed(refused: Admission | 'someone-else' | null) {
  if (refused === null) return 'exam-session-gone';
  if (refused === 'someone-else') return 'taken-over';
  const { state } = refused;
  return state === 'handed-in' || state === 'overdue' ? 'exam-over' : 'not-open';
}

/** @throws {Problem} not-found, where the exam has no such sound */
async function maxPlaysOf({ store }: Parts, token: string, stimulusId: string): Promise<number> {
  const opened = await findOpenedVersion(store, token);
  if ('refusal' in opened) throw new Problem(opened.refusal);
  const { content } = await publishedVersion(store, opened.versionId);
  const sound = content.sections.find(({ stimulus }) => stimulus?.kind === 'audio' && stimulus.id === stimulusId);
  if (sound?.stimulus?.kind !== 'audio') throw new Problem('not-found');
  return sound.stimulus.maxPlays;
}
