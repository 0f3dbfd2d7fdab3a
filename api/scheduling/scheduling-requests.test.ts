import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import { hashPassword } from '../auth/auth.ts';
import { createSchoolAccount } from '../../store/accounts.ts';
import { addSchool } from '../../store/schools.ts';
import { choiceExam, openSitting, publishedExam } from '../../tests/support/exams.ts';
import { openHouse, password, type House } from '../../tests/support/house.ts';
import { accessibilityOf, textOf } from '../../tests/support/pdf.ts';
import { filledTemplate, upload, uploaded } from '../../tests/support/scheduling-requests.ts';

/** What the API shows of scheduling requests, and to whom; what becomes of them is in workflows/scheduling-request. */

let house: House;
let holder: { id: string; cookie: string; schoolId: string };
let stranger: { cookie: string; schoolId: string };
let helpdesk: string;
let examVersionId: string;

beforeAll(async () => {
  house = await openHouse();
  const { store } = house;
  examVersionId = await publishedExam(store, choiceExam(2), { durationMinutes: 60 });
  helpdesk = await house.signIn('helpdesk');
  const schoolOf = async (email: string) => {
    const { id, schoolAccesses } = await store.prisma.account.findUniqueOrThrow({
      where: { email },
      include: { schoolAccesses: true },
    });
    return { id, schoolId: schoolAccesses[0]?.schoolId ?? '', cookie: await house.logIn(email) };
  };
  holder = await schoolOf(await house.addPerson('school'));
  await addSchool(store, house.occasion(), { name: 'Vakschool Elders', kind: 'vakschool', brin: '98YY' });
  const email = 'elders@vakschool.example';
  await createSchoolAccount(store, house.occasion(), {
    ...{ name: 'Elders', email, passwordHash: await hashPassword(house.auth, password) },
    ...{ brin: '98YY', location: 'Oost', studyFieldCodes: ['T2'] },
  });
  stranger = await schoolOf(email);
});

const template = () => filledTemplate(house.store, holder.id, house.clock.now(), [{}]);
const get = (path: string, cookie: string) => house.send('GET', path, cookie);

describe('a request', () => {
  test('of another school does not exist: not to read, not its file, not to add to', async () => {
    const { id, files } = await uploaded(house, holder.cookie, await template());
    const file = `/api/scheduling-requests/${id}/files/${files[0]?.id ?? ''}`;
    expect((await get(file, holder.cookie)).headers.get('content-disposition')).toMatch(/^attachment/);
    expect((await get(file, helpdesk)).status).toBe(200);
    expect((await get(`/api/scheduling-requests/${id}`, stranger.cookie)).status).toBe(404);
    expect((await get(file, stranger.cookie)).status).toBe(404);
    expect((await upload(house, stranger.cookie, await template(), { to: id })).status).toBe(404);
    const withdrawal = { decisionId: crypto.randomUUID() };
    const withdrawn = await house.send(
      'POST',
      `/api/scheduling-requests/${id}/withdrawal`,
      stranger.cookie,
      withdrawal,
    );
    expect(withdrawn.status).toBe(404);
    expect((await upload(house, stranger.cookie, await template(), { id })).status).toBe(404);
    const list = (await (await get('/api/scheduling-requests', stranger.cookie)).json()) as { total: number };
    expect(list.total).toBe(0);
  });

  test('without a file, or for a school of somebody else, is refused in words', async () => {
    const empty = await upload(house, holder.cookie, new Uint8Array());
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('Kies het ingevulde sjabloon.');
    const form = new FormData();
    form.set('id', crypto.randomUUID());
    form.set('schoolId', stranger.schoolId);
    form.set('file', new File([Uint8Array.from(await template())], 'sjabloon.xlsx'));
    const { origin } = house;
    const headers = { origin, cookie: holder.cookie };
    const foreign = await house.app.request(`${origin}/api/scheduling-requests`, {
      method: 'POST',
      headers,
      body: form,
    });
    expect(foreign.status).toBe(422);
  });
});

test('the lists of all sittings that go on are one PDF, for the school and the helpdesk', async () => {
  const { store } = house;
  const { id } = await uploaded(house, holder.cookie, await template());
  const lists = `/api/scheduling-requests/${id}/attendance-lists`;
  expect((await get(lists, holder.cookie)).status, 'nothing is made yet').toBe(404);
  const place = { ownerId: holder.id, schoolId: holder.schoolId };
  const made = [];
  for (const location of ['Lokaal 12', 'Lokaal 13', 'Lokaal 14']) {
    const sitting = await openSitting(store, examVersionId, place);
    const cancelled = location === 'Lokaal 14' ? { cancelledAt: house.clock.now(), cancelReason: 'Ziek.' } : {};
    await store.prisma.sitting.update({
      where: { id: sitting.id },
      data: { location, schedulingRequestId: id, ...cancelled },
    });
    made.push(await store.prisma.case.findUniqueOrThrow({ where: { id: sitting.id } }));
  }
  for (const cookie of [holder.cookie, helpdesk]) {
    const answer = await get(lists, cookie);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^inline; filename="presentielijsten-KZ-\d{4}-\d{5}\.pdf"$/,
    );
    const pdf = new Uint8Array(await answer.arrayBuffer());
    expect(accessibilityOf(pdf)).toMatchObject({ isTagged: true, pages: 2 });
    for (const [index, { reference }] of made.entries()) expect(textOf(pdf).includes(reference)).toBe(index < 2);
  }
  expect((await get(lists, stranger.cookie)).status).toBe(404);
  expect((await get(`${lists}?part=2`, holder.cookie)).status, 'there are no more').toBe(404);
  expect((await get(`${lists}?part=0`, holder.cookie)).status).toBe(422);
});

describe('the template', () => {
  const labels = async (answer: Response) => {
    const { sheets } = await readXlsx(new Uint8Array(await answer.arrayBuffer()));
    return sheets
      .at(-1)
      ?.rows.slice(4)
      .map(([label]) => label);
  };

  test('has the exams of the own study fields; the helpdesk asks for that of a school', async () => {
    expect(await labels(await get('/api/scheduling-template', holder.cookie))).toHaveLength(1);
    expect(await labels(await get('/api/scheduling-template', stranger.cookie))).toEqual([]);
    const ofSchool = `/api/scheduling-template?schoolId=${holder.schoolId}`;
    expect(await labels(await get(ofSchool, helpdesk))).toHaveLength(1);
    expect((await get(ofSchool, stranger.cookie)).status).toBe(404);
    expect((await get('/api/scheduling-template', helpdesk)).status).toBe(404);
  });
});
