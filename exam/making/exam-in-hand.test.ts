import { expect, test } from 'vitest';
import type { Attempt, Save, SavedAnswer } from '../../api/exam-taking/contract.ts';
import type { CandidateExam } from '../../domain/candidate-exam.ts';
import { keptInMemory, type KeptAnswers } from '../saving/kept-answers.ts';
import { newExamApi } from '../server/exam-api.ts';
import { newServerClock } from '../time/server-clock.ts';
import { openExam } from './exam-in-hand.ts';

/** The exam in hand, against a server that follows the contract. */

const attemptId = '0192f0d2-6f0e-7b0e-9f43-0d3c7a1b2c01';
const item = (id: string) => ({ id, kind: 'gap' as const, prompt: '[[g1]]', picture: null, gaps: [] });
const exam = {
  introduction: '',
  sections: [{ id: 's1', title: '', stimulus: null, items: ['q1', 'q2'].map(item) }],
} as unknown as CandidateExam;

function newServer() {
  const answers = new Map<string, SavedAnswer>();
  let epoch = 0;
  const open = (): Attempt => ({
    ...{ attemptId, epoch: (epoch += 1), versionId: attemptId, contentKey: 'key', plays: [] },
    ...{ startedAt: '2026-11-25T08:00:00Z', deadline: '2026-11-25T09:00:00Z', answers: [...answers.values()] },
    lastSequence: Math.max(0, ...[...answers.values()].map(({ sequence }) => sequence)),
  });
  function save(request: Save): Response {
    if (request.epoch < epoch) return Response.json({ type: 'x/taken-over' }, { status: 409 });
    for (const answer of request.answers) answers.set(answer.itemId, answer);
    return Response.json({ sequence: Math.max(...request.answers.map(({ sequence }) => sequence)) });
  }
  const fetch = async (address: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const path = address as string;
    if (path.endsWith('/attempt')) return Response.json(open());
    return path.endsWith('/answers') ? save(JSON.parse(init?.body as string) as Save) : Response.json(exam);
  };
  return { fetch, textOf: (itemId: string) => answers.get(itemId)?.value?.['g1'] };
}

async function opened(kept: KeptAnswers) {
  const server = newServer();
  const clock = newServerClock(() => 0);
  const ends: string[] = [];
  const inHand = await openExam({
    ...{ registrationId: attemptId, clock, kept, onEnd: (why: string) => ends.push(why) },
    api: newExamApi({ fetch: server.fetch, clock, monotonic: () => 0 }),
    timers: { after: () => () => {} },
  });
  if (typeof inHand === 'string') throw new Error(inHand);
  return { server, inHand, ends };
}

test('what is written while it is being opened once more is kept and saved, in its order', async () => {
  const memory = keptInMemory();
  const slow = Promise.withResolvers<undefined>();
  const reading = Promise.withResolvers<undefined>();
  let reads = 0;
  const { server, inHand, ends } = await opened({
    ...memory,
    of: async (id) => {
      reads += 1;
      if (reads === 2) {
        reading.resolve(undefined);
        await slow.promise; // the device reads slowly what was left on it
      }
      return await memory.of(id);
    },
  });
  inHand.answer('q1', { g1: 'een' });
  await inHand.settled();

  const both = [inHand.reopen(), inHand.reopen()]; // as two sounds ask at once
  await reading.promise;
  inHand.answer('q1', { g1: 'twee' });
  inHand.answer('q2', { g1: 'drie' });
  inHand.answer('q1', { g1: 'vier' });
  expect(inHand.answerOf('q1').value).toEqual({ g1: 'vier' });
  slow.resolve(undefined);
  expect(await Promise.all(both)).toEqual([null, null]);

  expect(inHand.answerOf('q1').value).toEqual({ g1: 'vier' });
  expect((await inHand.settled()).kind).toBe('saved');
  expect([server.textOf('q1'), server.textOf('q2')]).toEqual(['vier', 'drie']);
  expect(ends).toEqual([]);
});
