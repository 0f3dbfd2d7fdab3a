import { createHash } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ExamContent } from '../../domain/exam-content.ts';
import { withCheckDigit } from '../../domain/exam-number.ts';
import { graceMs } from '../../domain/exam-taking.ts';
import { handInOverdue } from '../../store/marking.ts';
import { candidateIn, faultOf, type Candidate } from '../../tests/support/candidate.ts';
import { choiceExam, openSitting, publishedExam, type MadeSitting } from '../../tests/support/exams.ts';
import { openHouse, type House } from '../../tests/support/house.ts';

/** The exam as the candidate's browser asks for it, on a real database. */

let house: House;
let ownerId: string;
let versionId: string;
let sitting: MadeSitting;
let candidate: Candidate;
const number = () => sitting.examNumbers[0] ?? '';
const minute = 60_000;
/** A Wednesday morning in Amsterdam. */
const morning = new Date('2026-11-25T09:00:00+01:00');
const today = { firstDay: '2026-11-25', lastDay: '2026-11-25', fromMinute: 9 * 60, untilMinute: 11 * 60 };

beforeAll(async () => {
  house = await openHouse();
  const email = await house.addPerson('school');
  ownerId = (await house.store.prisma.account.findUniqueOrThrow({ where: { email } })).id;
  versionId = await publishedExam(house.store, choiceExam(10), { cutScore: 6 });
});

beforeEach(async () => {
  house.clock.set(morning);
  sitting = await openSitting(house.store, versionId, { ownerId, window: today, candidates: 2 });
  candidate = candidateIn(house);
});

async function begun() {
  await candidate.enter(number());
  return await candidate.open();
}
const resultOf = () =>
  house.store.prisma.result.findFirst({ where: { attempt: { registrationId: sitting.registrationIds[0] ?? '' } } });

describe('the entrance', () => {
  test('knows a number with spaces, and shows whose exam it is', async () => {
    const spaced = number().replace(/(\d{3})(?=\d)/g, '$1 ');
    expect(await candidate.enter(spaced)).toMatchObject({
      state: 'open',
      candidate: { name: 'Fatima van den Berg 1' },
      exam: { title: 'Lezen op het station', kind: 'reading', durationMinutes: 60 },
      minutes: 60,
      minutesLeft: 60,
      started: false,
    });
  });

  test.each(['', '12', '123456789012', 'abc', '100000000'])('does not know %j', async (typed) => {
    const answer = await candidate.ask('POST', 'session', { examNumber: typed });
    expect(answer.status).toBe(404);
    expect(await faultOf(answer, '')).toBe('exam-number-unknown');
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test('says when it opens, that it is over, and that it was cancelled', async () => {
    house.clock.set(morning.getTime() - 30 * minute);
    expect(await candidate.enter(number())).toEqual({ state: 'too-early', opensAt: morning.toISOString() });
    house.clock.set(morning.getTime() + 120 * minute);
    expect(await candidate.enter(number())).toMatchObject({ state: 'too-late' });
    await house.store.prisma.sitting.update({
      where: { id: sitting.id },
      data: { cancelledAt: morning, cancelReason: 'Verhuisd' },
    });
    expect(await candidate.enter(number())).toEqual({ state: 'cancelled' });
    const [registrationId] = sitting.registrationIds;
    expect((await candidate.ask('POST', 'attempt', { registrationId })).status).toBe(401);
  });

  test('gives who is late the time that is left, and who has extra time that as well', async () => {
    sitting = await openSitting(house.store, versionId, { ownerId, window: today, extraMinutes: 30 });
    expect(await candidate.enter(number())).toMatchObject({ minutes: 90, minutesLeft: 90 });
    house.clock.set(morning.getTime() + 100 * minute);
    expect(await candidate.enter(number())).toMatchObject({ minutes: 90, minutesLeft: 20 });
    const { deadline } = await candidate.open();
    expect(deadline).toBe(new Date(morning.getTime() + 120 * minute).toISOString());
  });

  test('what has changed between logging in and starting holds: extra time, a cancellation', async () => {
    const registrationId = sitting.registrationIds[0] ?? '';
    await candidate.enter(number());
    await house.store.prisma.registration.update({ where: { id: registrationId }, data: { extraMinutes: 30 } });
    const { startedAt, deadline } = await candidate.open();
    expect(Date.parse(deadline) - Date.parse(startedAt)).toBe(90 * minute);

    const other = candidateIn(house);
    await other.enter(sitting.examNumbers[1] ?? '');
    await house.store.prisma.sitting.update({
      where: { id: sitting.id },
      data: { cancelledAt: morning, cancelReason: 'Verhuisd', version: { increment: 1 } },
    });
    expect(await faultOf(await other.start(), '')).toBe('not-open');
  });

  test('a session that another program closed starts nothing', async () => {
    await candidate.enter(number());
    await house.store.prisma.examSession.deleteMany({ where: { registration: { sittingId: sitting.id } } });
    expect(await faultOf(await candidate.start(), '')).toBe('exam-session-gone');
  });

  test('asks who guesses for the student number too, and still lets the own school in', async () => {
    candidate = candidateIn(house, '10.8.0.1');
    const statuses: number[] = [];
    for (let guess = 0; guess < 30; guess += 1) {
      const answer = await candidate.ask('POST', 'session', { examNumber: withCheckDigit('10000000') });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(404), ...Array<number>(20).fill(403)]);
    const neighbour = candidateIn(house, '::ffff:10.8.0.1');
    expect((await candidate.ask('POST', 'session', { examNumber: number() })).status).toBe(403);
    expect((await neighbour.enter(sitting.examNumbers[1] ?? '')).state).toBe('open');
    expect((await candidate.enter(number())).state).toBe('open');
  });
});

describe('making the exam', () => {
  test('what is saved is found again after a reload, with the place where one was', async () => {
    await begun();
    expect(await candidate.save('item-2', { choice: 'a' })).toBe('saved');
    expect(await candidate.save('item-1', { choice: 'b' }, true)).toBe('saved');
    const again = await candidate.open();
    expect(again).toMatchObject({
      epoch: 2,
      lastSequence: 2,
      answers: [
        { itemId: 'item-2', sequence: 1, value: { choice: 'a' }, flagged: false },
        { itemId: 'item-1', sequence: 2, value: { choice: 'b' }, flagged: true },
      ],
    });
  });

  test('an older write never overwrites a newer one, and is acknowledged', async () => {
    await begun();
    const put = (sequence: number, choice: string) =>
      candidate.ask('PUT', 'answers', {
        ...candidate.inHand,
        answers: [{ itemId: 'item-1', sequence, value: { choice }, flagged: false }],
      });
    expect((await put(2, 'b')).status).toBe(200);
    expect(await (await put(1, 'a')).json()).toEqual({ sequence: 1 });
    expect((await candidate.open()).answers).toMatchObject([{ sequence: 2, value: { choice: 'b' } }]);
  });

  test('the newer tab takes over, and the older one is told', async () => {
    await begun();
    const secondTab = candidateIn(house);
    await secondTab.enter(number());
    await secondTab.open();
    expect(await candidate.save('item-1', { choice: 'a' })).toBe('taken-over');
    expect(await secondTab.save('item-1', { choice: 'b' })).toBe('saved');
    expect(await candidate.handIn()).toBe('taken-over');
  });

  test('answers that were under way at the deadline still count; later ones do not', async () => {
    await begun();
    house.clock.set(morning.getTime() + 60 * minute + graceMs - 1_000);
    expect(await candidate.save('item-1', { choice: 'b' })).toBe('saved');
    house.clock.set(morning.getTime() + 60 * minute + graceMs + 1_000);
    expect(await candidate.save('item-2', { choice: 'b' })).toBe('exam-over');
    expect(await candidate.handIn()).toBe('handed-in');
    expect(await resultOf()).toMatchObject({ points: 1 });
  });

  test('input that makes no sense is refused with what is wrong', async () => {
    await begun();
    for (const answers of [
      [],
      [{ itemId: 'item-1' }],
      'x',
      [{ itemId: 'i', sequence: 0, value: {}, flagged: false }],
    ]) {
      const answer = await candidate.ask('PUT', 'answers', { ...candidate.inHand, answers });
      expect(answer.status).toBe(422);
    }
    const foreign = await house.app.request(`${house.origin}/api/exam/answers`, {
      method: 'PUT',
      headers: { 'sec-fetch-site': 'cross-site' },
      body: '{}',
    });
    expect(foreign.status).toBe(403);
  });

  test.each([
    ['one item twice', [write('item-1', 1), write('item-1', 2)]],
    ['U+0000 in the name of an item', [write('item-1\u0000', 1)]],
    ['a name that no item has', [write('Item 1', 1)]],
    ['an item of no question of this exam', [write('item-11', 1)]],
    ['U+0000 in what was typed', [write('item-1', 1, { gap: 'a\u0000' })]],
    ['half a sign in what was typed', [write('item-1', 1, { gap: '\ud83d' })]],
    ['U+0000 in the name of a field', [write('item-1', 1, { 'gap\u0000': 'a' })]],
  ])('%s is refused, and stands in the way of nothing else', async (_, answers) => {
    await begun();
    expect((await candidate.ask('PUT', 'answers', { ...candidate.inHand, answers })).status).toBe(422);
    expect((await candidate.ask('POST', 'plays', { ...candidate.inHand, stimulusId: 'a\u0000' })).status).toBe(422);
    expect(await candidate.save('item-2', { choice: 'b' })).toBe('saved');
  });

  test('who are saved together are checked each by itself, and marked with what was acknowledged', async () => {
    const count = 12;
    sitting = await openSitting(house.store, versionId, { ownerId, window: today, candidates: count + 3 });
    const all = await Promise.all(
      sitting.examNumbers.map(async (examNumber) => {
        const one = candidateIn(house);
        await one.enter(examNumber);
        await one.open();
        return one;
      }),
    );
    const [takenOver, gone, over, ...others] = all;
    const newer = candidateIn(house);
    await newer.enter(sitting.examNumbers[0] ?? '');
    await newer.open();
    await gone?.leave();
    gone?.keepCookie();
    await over?.handIn();
    const right = { choice: 'b' };
    const saved = await Promise.all(
      [takenOver, gone, over, ...others].map(async (one) => await one?.save('item-1', right)),
    );
    expect(saved).toEqual(['taken-over', 'exam-session-gone', 'exam-over', ...Array<string>(count).fill('saved')]);

    const ends = await Promise.all(
      others.map(
        async (one) => await Promise.all([one.save('item-2', right), one.handIn(), one.save('item-3', right)]),
      ),
    );
    for (const [index, [second, , third]] of ends.entries()) {
      const registrationId = sitting.registrationIds[index + 3] ?? '';
      const result = await house.store.prisma.result.findFirst({ where: { attempt: { registrationId } } });
      const acknowledged = [second, third].filter((how) => how === 'saved').length;
      expect(result, `candidate ${index}: ${second}, ${third}`).toMatchObject({ points: 1 + acknowledged });
    }
  });

  test('two tabs that start in one instant make one attempt', async () => {
    await candidate.enter(number());
    const answers = await Promise.all([1, 2, 3].map(() => candidate.start()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await house.store.prisma.attempt.count({ where: { sittingId: sitting.id } })).toBe(1);
  });
});

/** The tabs of a browser share one cookie. Both candidates write under epoch 1. */
describe('a tab that a candidate left behind', () => {
  async function leftBehind() {
    const { attemptId } = await begun();
    expect(await candidate.save('item-1', { choice: 'a' })).toBe('saved');
    const forgotten = candidate.inHand;
    expect((await candidate.leave()).status).toBe(204);
    await candidate.enter(sitting.examNumbers[1] ?? '');
    await candidate.open();
    expect(candidate.inHand).toMatchObject({ epoch: forgotten.epoch });
    expect(candidate.inHand.attemptId).not.toBe(attemptId);
    return forgotten;
  }
  const refusal = async (method: string, path: string, body: object) =>
    await faultOf(await candidate.ask(method, path, body), 'taken');

  test('writes nothing into the exam of who came after, and hands nothing in', async () => {
    const forgotten = await leftBehind();
    expect(await refusal('PUT', 'answers', { ...forgotten, answers: [write('item-2', 2)] })).toBe('taken-over');
    expect(await refusal('POST', 'hand-in', forgotten)).toBe('taken-over');
    expect(await candidate.save('item-3', { choice: 'b' })).toBe('saved');
    expect((await candidate.open()).answers.map(({ itemId }) => itemId)).toEqual(['item-3']);

    house.clock.set(morning.getTime() + 61 * minute);
    expect(await refusal('POST', 'hand-in', forgotten)).toBe('taken-over');
    expect(await refusal('PUT', 'answers', { ...forgotten, answers: [write('item-2', 3)] })).toBe('taken-over');
    expect(
      await house.store.prisma.attempt.count({ where: { sittingId: sitting.id, handedInAt: { not: null } } }),
    ).toBe(0);
  });

  test('opens nothing and logs nobody out', async () => {
    await leftBehind();
    const [registrationId] = sitting.registrationIds;
    const { epoch } = candidate.inHand;
    expect(await refusal('POST', 'attempt', { registrationId })).toBe('taken-over');
    expect((await candidate.ask('DELETE', 'session', { registrationId })).headers.getSetCookie()).toEqual([]);
    expect((await candidate.open()).epoch).toBe(epoch + 1);
    expect((await candidate.leave()).headers.getSetCookie()).toHaveLength(1);
  });

  test('starts nothing for who is still at the door', async () => {
    await candidate.enter(number());
    await candidate.leave();
    await candidate.enter(sitting.examNumbers[1] ?? '');
    expect(await refusal('POST', 'attempt', { registrationId: sitting.registrationIds[0] })).toBe('taken-over');
    expect(await house.store.prisma.attempt.count({ where: { sittingId: sitting.id } })).toBe(0);
  });
});

describe('handing in', () => {
  test('marks at once, and gives the same when it is done twice', async () => {
    await begun();
    for (const item of [1, 2, 3, 4, 5, 6]) await candidate.save(`item-${item}`, { choice: 'b' });
    await candidate.save('item-7', { choice: 'a' });
    expect(await Promise.all([candidate.handIn(), candidate.handIn()])).toEqual(['handed-in', 'handed-in']);
    expect(await resultOf()).toMatchObject({ points: 6, maxPoints: 10, cutScore: 6, grade: 55, passed: true });
    expect(await candidate.save('item-8', { choice: 'b' })).toBe('exam-over');
    expect(await candidate.enter(number())).toMatchObject({ state: 'handed-in', timeOver: false });
    expect(await faultOf(await candidate.start(), '')).toBe('exam-over');
  });

  test('whatever was acknowledged is marked, also what is saved in the very instant of the hand-in', async () => {
    for (let round = 0; round < 20; round += 1) {
      sitting = await openSitting(house.store, versionId, { ownerId, window: today });
      candidate = candidateIn(house);
      await begun();
      const [saved, handed] = await Promise.all([candidate.save('item-1', { choice: 'b' }), candidate.handIn()]);
      expect(handed).toBe('handed-in');
      expect(await resultOf(), `round ${round}: ${saved}`).toMatchObject({ points: saved === 'saved' ? 1 : 0 });
    }
  });

  test('happens by itself for who looks after the time is over', async () => {
    await begun();
    await candidate.save('item-1', { choice: 'b' });
    house.clock.set(morning.getTime() + 60 * minute + graceMs + 1_000);
    expect(await (await candidate.ask('GET', 'session')).json()).toMatchObject({ state: 'handed-in', timeOver: true });
    expect(await resultOf()).toMatchObject({ points: 1, passed: false });
  });

  test('is never done for who still has time', async () => {
    const { attemptId } = await begun();
    expect(await handInOverdue(house.store, house.clock.now(), attemptId)).toBeNull();
    expect(await candidate.save('item-1', { choice: 'b' })).toBe('saved');
  });
});

describe('sounds', () => {
  const listening = async () => {
    const media = await house.store.prisma.media.create({ data: sound() });
    const audio = { id: 'sound-1', kind: 'audio' as const, title: 'Omroep', text: '', mediaId: media.id, maxPlays: 2 };
    const [section] = choiceExam(2).sections;
    const content: ExamContent = {
      introduction: '',
      sections: [{ id: 's', title: '', stimulus: { ...audio, transcript: 'GEHEIM' }, items: section?.items ?? [] }],
    };
    const version = await publishedExam(house.store, content, { kind: 'listening', cutScore: 1 });
    sitting = await openSitting(house.store, version, { ownerId, window: today });
    return { version, ...(await begun()) };
  };

  test('are counted by the server, kept over a reload, and at an end', async () => {
    await listening();
    const play = () => candidate.ask('POST', 'plays', { ...candidate.inHand, stimulusId: 'sound-1' });
    expect(await (await play()).json()).toEqual({ plays: 1, maxPlays: 2 });
    const progress = { ...candidate.inHand, stimulusId: 'sound-1', positionMs: 4_000 };
    expect((await candidate.ask('PUT', 'plays', progress)).status).toBe(204);
    expect((await candidate.open()).plays).toEqual([{ stimulusId: 'sound-1', plays: 1, positionMs: 4_000 }]);
    expect(await (await play()).json()).toEqual({ plays: 2, maxPlays: 2 });
    expect(await faultOf(await play(), '')).toBe('no-plays-left');
  });

  test('are not played by a tab that another candidate left behind', async () => {
    await listening();
    const stimulusId = 'sound-1';
    const forgotten = { ...candidate.inHand, attemptId: crypto.randomUUID(), stimulusId };
    expect(await faultOf(await candidate.ask('POST', 'plays', forgotten), '')).toBe('taken-over');
    const progress = { ...forgotten, positionMs: 1_000 };
    expect(await faultOf(await candidate.ask('PUT', 'plays', progress), '')).toBe('taken-over');
    expect((await candidate.open()).plays).toEqual([]);
  });

  test('come to the player alone, while a play is left or under way, and no browser keeps them', async () => {
    await listening();
    const ask = (goesTo: string) => candidate.ask('GET', 'audio/sound-1', undefined, { 'sec-fetch-dest': goesTo });
    for (const goesTo of ['document', 'audio', 'iframe']) expect((await ask(goesTo)).status).toBe(403);
    const play = { ...candidate.inHand, stimulusId: 'sound-1' };
    await candidate.ask('POST', 'plays', play);
    await candidate.ask('PUT', 'plays', { ...play, positionMs: null });
    expect((await ask('empty')).status).toBe(200);
    await candidate.ask('POST', 'plays', play);
    await candidate.ask('PUT', 'plays', { ...play, positionMs: 4_000 });
    const underWay = await ask('empty'); // after a reload one goes on with it
    expect(underWay.status).toBe(200);
    expect(underWay.headers.get('cache-control')).toBe('no-store');
    await candidate.ask('PUT', 'plays', { ...play, positionMs: null });
    expect(await faultOf(await ask('empty'), '')).toBe('no-plays-left');
  });

  test('come to who makes the exam, and to nobody else', async () => {
    const { version, contentKey } = await listening();
    const own = `content/${version}?key=${contentKey}`;
    const answer = await candidate.ask('GET', 'audio/sound-1');
    expect(answer.headers.get('content-type')).toBe('audio/mpeg');
    expect((await candidate.ask('GET', own)).headers.get('cache-control')).toBe('no-store');
    const other = candidateIn(house);
    const neighbour = await openSitting(house.store, version, { ownerId, window: today });
    await other.enter(neighbour.examNumbers[0] ?? '');
    await other.open();
    expect((await other.ask('GET', own)).status).toBe(404);
    const outside = candidateIn(house);
    expect((await outside.ask('GET', 'audio/sound-1')).status).toBe(401);
    expect((await outside.ask('GET', own)).status).toBe(401);
    expect((await candidate.ask('GET', own.replace(version, versionId))).status).toBe(404);
    expect((await candidate.ask('GET', `content/${version}`)).status).toBe(404);
    await candidate.handIn();
    expect((await candidate.ask('GET', 'audio/sound-1')).status).toBe(409);
    house.clock.set(morning.getTime() + 2 * 60 * minute);
    expect((await candidate.ask('GET', own)).status).toBe(404);
  });
});

test('no byte that the player gets holds a key, a point or what is said in a sound', async () => {
  await begun();
  const { contentKey } = await candidate.open();
  const content = await (await candidate.ask('GET', `content/${versionId}?key=${contentKey}`)).text();
  expect(content).toContain('Antwoord b');
  expect(content).not.toMatch(/"key"|"keys"|"points"|"transcript"|"accepted"|"scoring"|cutScore/);
});

function write(itemId: string, sequence: number, value: object = { choice: 'a' }) {
  return { itemId, sequence, value, flagged: false };
}

function sound() {
  const content = Buffer.from(`ID3 a sound of the tests ${crypto.randomUUID()}`);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { id: crypto.randomUUID(), sha256, mediaType: 'audio/mpeg', name: 'a.mp3', content, createdAt: morning };
}
