import { inflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { createSchoolAccount } from '../../store/accounts.ts';
import { addSchool } from '../../store/schools.ts';
import { makeAttempt } from '../../tests/support/attempts.ts';
import { candidateIn } from '../../tests/support/candidate.ts';
import { choiceExam, openSitting, publishedExam } from '../../tests/support/exams.ts';
import { openHouse, password, type House } from '../../tests/support/house.ts';
import { accessibilityOf, textOf } from '../../tests/support/pdf.ts';
import { hashPassword } from '../auth/auth.ts';
import type { LiveNotice } from '../live/contract.ts';
import type { SittingResults, SittingResultsRow } from './contract.ts';

/** Results as they are told, to whom and from when on. */

const hour = 3_600_000;
let house: House;
let school: string;
let staff: string;
let ownerId: string;
let examVersionId: string;
let otherSchoolId: string;

beforeAll(async () => {
  house = await openHouse();
  school = await house.signIn('school', 'docent@roc-deproef.example');
  staff = await house.signIn('staff');
  ownerId = (await house.store.prisma.account.findUniqueOrThrow({ where: { email: 'docent@roc-deproef.example' } })).id;
  examVersionId = await publishedExam(house.store, choiceExam(4));
  await addSchool(house.store, house.occasion(), { name: 'Vakschool Elders', kind: 'vakschool', brin: '98YY' });
  otherSchoolId = (await house.store.prisma.school.findUniqueOrThrow({ where: { brin: '98YY' } })).id;
});

const right = { 'item-1': { choice: 'b' }, 'item-2': { choice: 'b' }, 'item-3': { choice: 'b' } };
const read = async (path: string, cookie = school) => await house.send('GET', path, cookie);
const one = async (id: string, cookie = school) =>
  (await (await read(`/api/results/${id}`, cookie)).json()) as SittingResults;
const list = async (query = '', cookie = school) =>
  ((await (await read(`/api/results?perPage=100${query}`, cookie)).json()) as { data: SittingResultsRow[] }).data;

describe('results', () => {
  test('are told per candidate with points, grade and outcome, and as a whole', async () => {
    const { sittingId } = await makeAttempt(house.store, { ownerId, examVersionId, answers: right });
    const { candidates, summary, spread, progress, available, provisional } = await one(sittingId);
    expect(candidates).toEqual([
      expect.objectContaining({
        name: 'Berg, Fatima van den',
        state: 'finished',
        result: {
          points: 3,
          maxPoints: 4,
          cutScore: 2,
          grade: { tenths: 78, text: '7,8' },
          passed: true,
          provisional: true,
        },
      }),
    ]);
    expect(summary).toEqual({ average: { tenths: 78, text: '7,8' }, passed: 1, passedPercent: 100 });
    expect(spread.map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
    expect(spread[5]).toMatchObject({ grade: 6, from: '5,5', to: '6,4', passed: true });
    expect([available, provisional, progress.finished]).toEqual([true, true, 1]);
    const { cutScore: _c, maxPoints: _m, spread: _s, candidates: _p, ...row } = await one(sittingId);
    expect((await list()).find(({ id }) => id === sittingId)).toEqual(row);
    expect(JSON.stringify(await one(sittingId))).not.toMatch(/2008|dateOfBirth/);
  });

  test('tell who did not start, is busy or stayed away', async () => {
    const busy = await makeAttempt(house.store, { ownerId, examVersionId, handedIn: false });
    expect((await one(busy.sittingId)).candidates[0]).toMatchObject({ state: 'busy', result: null });
    const waiting = await openSitting(house.store, examVersionId, { ownerId, candidates: 2 });
    expect((await one(waiting.id)).candidates.map(({ state }) => state)).toEqual(['not-started', 'not-started']);
    expect((await one(waiting.id)).summary).toBeNull();
    const past = await openSitting(house.store, examVersionId, { ownerId, at: new Date(Date.now() - 48 * hour) });
    const { candidates, provisional } = await one(past.id);
    expect([candidates[0]?.state, provisional]).toEqual(['absent', false]);
  });

  test('are not told before their release, in no list, file or number', async () => {
    const resultsFrom = new Date(Date.now() + hour);
    const { sittingId } = await makeAttempt(house.store, { ownerId, examVersionId, answers: right, resultsFrom });
    const results = await one(sittingId);
    expect(results).toMatchObject({
      available: false,
      availableFrom: resultsFrom.toISOString(),
      summary: null,
      spread: [],
      cutScore: null,
    });
    expect(results.candidates.map(({ state, result }) => [state, result])).toEqual([['finished', null]]);
    expect((await list('&available=false')).find(({ id }) => id === sittingId)).toMatchObject({ summary: null });
    for (const format of ['xlsx', 'csv', 'pdf']) {
      expect((await read(`/api/results/${sittingId}/files/${format}`)).status).toBe(404);
    }
    house.clock.set(resultsFrom.getTime() + 1_000);
    expect((await one(sittingId)).candidates[0]?.result?.points).toBe(3);
    house.clock.set(Date.now());
  });

  test('of another school do not exist for a school; the bureau’s staff see them, the helpdesk does not', async () => {
    const elsewhere = { ownerId, examVersionId, schoolId: otherSchoolId, answers: right };
    const { sittingId } = await makeAttempt(house.store, elsewhere);
    expect((await read(`/api/results/${sittingId}`)).status).toBe(404);
    expect((await read(`/api/results/${sittingId}/files/csv`)).status).toBe(404);
    expect((await list()).map(({ id }) => id)).not.toContain(sittingId);
    expect(await list(`&ids=${sittingId}`)).toEqual([]);
    expect((await one(sittingId, staff)).school.name).toBe('Vakschool Elders');
    expect((await read('/api/results', await house.signIn('helpdesk'))).status).toBe(403);
  });
});

describe('the moment one hands in', () => {
  /** What this person's screens hear, from now on. */
  async function listening(cookie: string): Promise<LiveNotice[]> {
    const answer = await house.send('GET', '/api/live', cookie);
    const heard: LiveNotice[] = [];
    const decoder = new TextDecoder();
    const greeted = Promise.withResolvers<undefined>();
    void (async () => {
      for await (const chunk of answer.body ?? []) {
        const text = decoder.decode(chunk, { stream: true });
        if (text.includes('event: hello')) greeted.resolve(undefined);
        for (const [, data = ''] of text.matchAll(/^data: ?(\{.+)$/gm)) heard.push(JSON.parse(data) as LiveNotice);
      }
    })();
    await greeted.promise;
    return heard;
  }

  test('the result is there, marked, and the screens of the school hear it; those of another do not', async () => {
    const elders = { name: 'Iemand Elders', email: 'elders@vakschool.example', brin: '98YY', location: 'Zuid' };
    const passwordHash = await hashPassword(house.auth, password);
    await createSchoolAccount(house.store, house.occasion(), { ...elders, studyFieldCodes: ['T1'], passwordHash });
    const { id, examNumbers } = await openSitting(house.store, examVersionId, { ownerId, candidates: 2 });
    const heard = await listening(school);
    const heardElsewhere = await listening(await house.logIn(elders.email));
    const candidate = candidateIn(house);
    await candidate.enter(examNumbers[0] ?? '');
    await candidate.open();
    for (const [itemId, value] of Object.entries(right)) expect(await candidate.save(itemId, value)).toBe('saved');
    expect((await one(id)).candidates.map(({ state }) => state)).toEqual(['busy', 'not-started']);
    await vi.waitFor(() => expect(heard).toEqual([{ resource: 'sittings', id }]), 5_000);

    expect(await candidate.handIn()).toBe('handed-in');
    const [marked] = (await one(id)).candidates;
    expect(marked).toMatchObject({ state: 'finished', result: { points: 3, grade: { text: '7,8' }, passed: true } });
    await vi.waitFor(() => expect(heard).toContainEqual({ resource: 'results', id }), 2_000);
    expect(heardElsewhere).toEqual([]);
  });
});

describe('a file of results', () => {
  test('has the names as text, also those that look like a formula', async () => {
    const name = { givenName: 'Jan', infix: '', familyName: '=HYPERLINK("http://x.example")' };
    const { sittingId } = await makeAttempt(house.store, { ownerId, examVersionId, answers: right, name });
    const csv = await read(`/api/results/${sittingId}/files/csv`);
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="resultaten-AM-\d+-\d+\.csv"$/);
    const text = await csv.text();
    expect(text).toContain(';7,8;');
    expect(text).not.toMatch(/(^|[;,"])=HYPERLINK/m);
    expect(text).toContain('=HYPERLINK');
    expect(text).not.toContain('2008');

    const xlsx = Buffer.from(await (await read(`/api/results/${sittingId}/files/xlsx`)).arrayBuffer());
    const inside = unzipped(xlsx);
    expect(inside).toContain('HYPERLINK');
    expect(inside).not.toMatch(/<f[ >]/);
    expect(inside).toMatch(/<v>7\.8<\/v>/);
  });

  test('comes as a PDF too', async () => {
    const { sittingId } = await makeAttempt(house.store, { ownerId, examVersionId, answers: right });
    const pdf = await read(`/api/results/${sittingId}/files/pdf`);
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    const bytes = new Uint8Array(await pdf.arrayBuffer());
    expect(accessibilityOf(bytes)).toMatchObject({ isTagged: true, claimsUa: true, language: 'nl-NL' });
    const text = textOf(bytes);
    for (const words of ['Berg,Fatimavanden', '7,8', 'Voldoende']) expect(text).toContain(words);
    expect(text).not.toContain('2008'); // of the date of birth
    expect((await read(`/api/results/${sittingId}/files/docx`)).status).toBe(422);
  });
});

/** All that is packed in a zip, one after the other. */
function unzipped(zip: Buffer): string {
  let text = '';
  for (let at = zip.indexOf('PK\x01\x02'); at >= 0; at = zip.indexOf('PK\x01\x02', at + 4)) {
    const [method, size, start] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt32LE(at + 42)];
    const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
    const packed = zip.subarray(from, from + size);
    text += (method === 0 ? packed : inflateRawSync(packed)).toString();
  }
  return text;
}
