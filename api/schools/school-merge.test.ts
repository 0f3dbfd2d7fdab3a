import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { createSchoolAccount } from '../../store/accounts.ts';
import { makeAttempt } from '../../tests/support/attempts.ts';
import { choiceExam, openSitting, publishedExam } from '../../tests/support/exams.ts';
import { openHouse, password, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import { untilLocked } from '../../tests/support/locks.ts';
import { inTransaction } from '../../store/store.ts';
import { hashPassword } from '../auth/auth.ts';
import type { Me } from '../accounts/contract.ts';
import type { MergePreview, School } from './contract.ts';

/** Two schools that turn out to be one: what moves, who sees it, and two people who merge at once. */

let house: House;
let helpdesk: string;
let examVersionId: string;
let passwordHash: string;
let brins = 0;

beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
  helpdesk = await house.signIn('helpdesk');
  examVersionId = await publishedExam(house.store, choiceExam(4));
  passwordHash = await hashPassword(house.auth, password);
});

const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  house.send(method, `/api/schools${path}`, helpdesk, body, headers);
const read = async (id: string) => (await (await send('GET', `/${id}`)).json()) as School;

async function newSchool(changes: object = {}): Promise<School> {
  brins += 1;
  const brin = `${10 + Math.floor(brins / 26)}Q${String.fromCharCode(65 + (brins % 26))}`;
  const body = { id: randomUUID(), name: `ROC ${randomUUID()}`, kind: 'roc', brin, locations: ['Noord'], listed: true };
  const answer = await send('POST', '', { ...body, ...changes });
  expect(answer.status).toBe(201);
  return (await answer.json()) as School;
}

const merge = (from: School, into: School, reason = 'Fusie per 1 augustus.') =>
  send('POST', `/${from.id}/merge`, { intoId: into.id, reason }, { 'if-match': `"${from.version}"` });

async function holderAt(school: School, email: string, studyFieldCodes: string[]): Promise<string> {
  const at = { brin: school.brin ?? '', location: 'Lokaal 1', studyFieldCodes };
  await createSchoolAccount(house.store, house.occasion(), { name: 'Anouk Jansen', email, passwordHash, ...at });
  return (await house.store.prisma.account.findUniqueOrThrow({ where: { email } })).id;
}

const meOf = async (cookie: string) => (await (await house.send('GET', '/api/me', cookie)).json()) as Me;

describe('a merge', () => {
  test('moves everything, unites who is at both, and leaves the other readable', async () => {
    const [from, into] = [
      await newSchool({ locations: ['Haven', 'noord'] }),
      await newSchool({ locations: ['Noord', 'Zuid'] }),
    ];
    const email = `${randomUUID()}@roc.example`;
    const ownerId = await holderAt(from, email, ['T1']);
    await house.store.prisma.schoolAccess.create({
      data: {
        ...{ id: randomUUID(), accountId: ownerId, schoolId: into.id, location: 'Lokaal 2' },
        grantedAt: new Date('2025-01-01'),
        studyFields: { create: { studyField: { connect: { code: 'T2' } } } },
      },
    });
    const alone = `${randomUUID()}@roc.example`;
    await holderAt(from, alone, ['T2']);
    await openSitting(house.store, examVersionId, { ownerId, schoolId: from.id });
    const go = journeyOf(house);
    const { id: applicationId } = await go.apply({ schoolId: from.id });

    const previewed = await send('GET', `/${from.id}/merge-preview?intoId=${into.id}`);
    expect((await previewed.json()) as MergePreview).toEqual({
      ...{ applications: 1, accesses: 1, accessesAtBoth: 1, sittings: 1, schedulingRequests: 0 },
      ...{ inspectionRequests: 0, locations: 1, tasks: 0 },
    });

    const answer = await merge(from, into);
    expect(answer.status).toBe(200);
    const now = (await answer.json()) as School;
    expect(now).toMatchObject({ id: into.id, accounts: 2, locations: ['Haven', 'Noord', 'Zuid'] });
    expect(now.mergedFrom).toEqual([{ id: from.id, name: from.name, reason: 'Fusie per 1 augustus.' }]);
    expect(now.counts).toMatchObject({ sittings: 1, applications: 1 });
    expect(now.holders.find((one) => one.email === email)).toMatchObject({
      location: 'Lokaal 1',
      studyFields: ['Verzorgende', 'Bouw'],
    });
    expect(now.timeline.map(({ code }) => code)).toEqual(['school-added', 'school-merged']);
    const gone = await read(from.id);
    expect(gone).toMatchObject({ listed: false, accounts: 0, mergedInto: { id: into.id, name: into.name } });
    expect(gone.counts).toMatchObject({ sittings: 0, applications: 0 });
    const { schoolId } = await house.store.prisma.accountApplication.findUniqueOrThrow({
      where: { id: applicationId },
    });
    expect(schoolId).toBe(into.id);
  });

  test('is seen by account holders at once, in the session that they have, and heard', async () => {
    const [from, into] = [await newSchool(), await newSchool()];
    const email = `${randomUUID()}@roc.example`;
    await holderAt(from, email, ['T1']);
    const cookie = await house.logIn(email);
    const foreign = await house.signIn('school');
    const [live, other] = [await listen(cookie), await listen(foreign)];
    expect((await meOf(cookie)).schools.map(({ id }) => id)).toEqual([from.id]);
    await merge(from, into);
    expect((await meOf(cookie)).schools).toMatchObject([{ id: into.id, name: into.name }]);
    expect(await live.until('event: refresh')).toContain(from.id);

    // From now on it hears what happens at the new school; another school hears of neither.
    const { version, name, kind, brin, locations } = await read(into.id);
    const changed = { name: `${name} Oost`, kind, brin, locations, listed: true };
    await send('PUT', `/${into.id}`, changed, { 'if-match': `"${version}"` });
    expect(await live.until(into.id)).toContain('"resource":"schools"');
    const { id: foreignSchool } = await house.store.prisma.school.findUniqueOrThrow({ where: { brin: '99ZZ' } });
    const theirs = await read(foreignSchool);
    const renamed = { name: 'ROC De Proef', kind: 'roc', brin: '99ZZ', locations: [randomUUID()], listed: true };
    await send('PUT', `/${theirs.id}`, renamed, { 'if-match': `"${theirs.version}"` });
    expect(await other.until(theirs.id)).not.toMatch(new RegExp(`${from.id}|${into.id}`));
    await Promise.all([live.close(), other.close()]);
    expect((await meOf(foreign)).schools.map(({ id }) => id)).not.toContain(into.id);
  });

  test('shows nobody the data of another school', async () => {
    const [from, into, elsewhere] = [await newSchool(), await newSchool(), await newSchool()];
    const [mail, foreign] = [`${randomUUID()}@roc.example`, `${randomUUID()}@elders.example`];
    const ownerId = await holderAt(from, mail, ['T1']);
    const foreignOwner = await holderAt(elsewhere, foreign, ['T1']);
    const { sittingId } = await makeAttempt(house.store, { ownerId, examVersionId, schoolId: from.id });
    const secret = await openSitting(house.store, examVersionId, { ownerId: foreignOwner, schoolId: elsewhere.id });
    const [own, other] = [await house.logIn(mail), await house.logIn(foreign)];
    await merge(from, into);
    expect((await house.send('GET', `/api/sittings/${sittingId}`, own)).status).toBe(200);
    for (const path of [`/api/sittings/${sittingId}`, `/api/results/${sittingId}`]) {
      expect((await house.send('GET', path, other)).status, path).toBe(404);
    }
    expect((await house.send('GET', `/api/sittings/${secret.id}`, own)).status).toBe(404);
    const list = (await (await house.send('GET', '/api/sittings', own)).json()) as { data: { id: string }[] };
    expect(list.data.map(({ id }) => id)).toEqual([sittingId]);
  });

  test('gives its BRIN to a school that has none', async () => {
    const [from, into] = [await newSchool(), await newSchool({ brin: null })];
    await merge(from, into);
    expect((await read(into.id)).brin).toBe(from.brin);
    expect((await read(from.id)).brin).toBeNull();
  });

  test('pressed twice is done once; in a second tab it is told where the school went', async () => {
    const [from, into, elsewhere] = [await newSchool(), await newSchool(), await newSchool()];
    const presses = await Promise.all([merge(from, into), merge(from, into)]);
    expect(presses.map(({ status }) => status)).toEqual([200, 200]);
    expect((await read(from.id)).timeline.map(({ code }) => code)).toEqual(['school-added', 'school-merged']);
    const late = await merge(from, elsewhere);
    expect(late.status).toBe(409);
    expect(((await late.json()) as { detail: string }).detail).toContain(into.name);
    const change = { name: 'ROC Anders', kind: 'roc', brin: null, locations: [], listed: true };
    const version = (await read(from.id)).version;
    expect((await send('PUT', `/${from.id}`, change, { 'if-match': `"${version}"` })).status).toBe(409);
  });

  test('is refused with itself, into one that is not listed, of an old version, without a reason, and of nothing', async () => {
    const [from, into, unlisted] = [await newSchool(), await newSchool(), await newSchool({ listed: false })];
    expect((await merge(from, from)).status).toBe(422);
    expect((await merge(from, unlisted)).status).toBe(422);
    expect((await merge({ ...from, version: 7 }, into)).status).toBe(412);
    expect((await merge(from, into, '  ')).status).toBe(422);
    expect((await merge(from, into, 'x'.repeat(1001))).status).toBe(422);
    expect((await merge(from, { ...into, id: randomUUID() })).status).toBe(404);
    expect((await send('POST', `/${from.id}/merge`, { intoId: into.id, reason: 'Fusie.' })).status).toBe(428);
    expect((await read(from.id)).mergedInto).toBeNull();
  });

  test('after a merge leads on at once: nobody follows a chain', async () => {
    const [first, second, third] = [await newSchool(), await newSchool(), await newSchool()];
    await merge(first, second);
    await merge(await read(second.id), third);
    expect((await read(first.id)).mergedInto?.id).toBe(third.id);
    expect((await read(third.id)).mergedFrom.map(({ id }) => id).toSorted()).toEqual([first.id, second.id].toSorted());
  });
});

describe('at once', () => {
  test('two merges in opposite directions: one holds, the other is told, and there is no circle', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, other] = [await newSchool(), await newSchool()];
      const answers = await Promise.all([merge(one, other), merge(other, one)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      const [left, right] = [await read(one.id), await read(other.id)];
      expect([left.mergedInto === null, right.mergedInto === null].filter(Boolean)).toHaveLength(1);
    }
  });

  test('three merges in a circle leave one school, and no circle', async () => {
    const schools = [await newSchool(), await newSchool(), await newSchool()] as const;
    const [a, b, c] = schools;
    const answers = await Promise.all([merge(a, b), merge(b, c), merge(c, a)]);
    for (const { status } of answers) expect([200, 409, 412]).toContain(status);
    const left = await Promise.all(schools.map(({ id }) => read(id)));
    const staying = left.filter(({ mergedInto }) => mergedInto === null);
    expect(staying.length).toBeGreaterThan(0);
    const ids = new Set(staying.map(({ id }) => id));
    for (const { mergedInto } of left) if (mergedInto) expect(ids).toContain(mergedInto.id);
  });

  test('what comes in for a school while it is being merged, goes to the one that it became', async () => {
    const [from, into] = [await newSchool(), await newSchool()];
    const ownerId = await holderAt(from, `${randomUUID()}@roc.example`, ['T1']);
    let made: Promise<{ id: string }> | undefined;
    await inTransaction(house.store, async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM school WHERE id = ${from.id}::uuid FOR UPDATE`;
      made = openSitting(house.store, examVersionId, { ownerId, schoolId: from.id });
      await untilLocked(house.store.pool, 1);
      await tx.school.update({ where: { id: from.id }, data: { mergedIntoId: into.id, listed: false } });
    });
    const { id = '' } = (await made) ?? {};
    expect((await house.store.prisma.sitting.findUniqueOrThrow({ where: { id } })).schoolId).toBe(into.id);
  });
});

test('a merge and a change that wait for each other both come through', async () => {
  const [from, into] = [await newSchool(), await newSchool()];
  const ownerId = await holderAt(from, `${randomUUID()}@roc.example`, ['T1']);
  const { id } = await openSitting(house.store, examVersionId, { ownerId, schoolId: from.id });
  let merging: Promise<Response> | undefined;
  // The merge holds the school and waits for the sitting; this holds the sitting and waits for the school. One of both is
  // undone by PostgreSQL, and done again.
  await inTransaction(house.store, async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM sitting WHERE id = ${id}::uuid FOR UPDATE`;
    if (!merging) {
      merging = Promise.resolve(merge(from, into));
      await untilLocked(house.store.pool, 1);
    }
    await tx.$queryRaw`SELECT 1 FROM school WHERE id = ${from.id}::uuid FOR SHARE`;
  });
  expect((await merging)?.status).toBe(200);
  expect((await house.store.prisma.sitting.findUniqueOrThrow({ where: { id } })).schoolId).toBe(into.id);
});

/** Hears what a browser with this cookie is told; `until` answers with all that came up to a word. */
async function listen(cookie: string) {
  const answer = await house.send('GET', '/api/live', cookie);
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  return {
    async until(word: string): Promise<string> {
      let heard = '';
      while (reader && !heard.includes(word)) {
        const { value, done } = await reader.read();
        if (done) break;
        heard += decoder.decode(value);
      }
      return heard;
    },
    close: async () => await reader?.cancel(),
  };
}
