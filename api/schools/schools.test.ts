import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { bureauDossier } from '../../store/processes.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import type { School, SchoolRow } from './contract.ts';

/** Schools in the back office: added, changed, with the input that people send by mistake or on purpose. */

let house: House;
let helpdesk: string;

beforeAll(async () => {
  house = await openHouse();
  helpdesk = await house.signIn('helpdesk');
});

const facts = (changes: object = {}) => ({
  ...{ id: randomUUID(), name: `Vakschool ${randomUUID().slice(0, 8)}`, kind: 'vakschool', brin: null },
  ...{ locations: ['Noord', 'Zuid'], listed: true },
  ...changes,
});
const add = async (changes: object = {}) => await house.send('POST', '/api/schools', helpdesk, facts(changes));
const added = async (changes: object = {}) => (await (await add(changes)).json()) as School;
const read = async (id: string) => (await (await house.send('GET', `/api/schools/${id}`, helpdesk)).json()) as School;
const change = async (school: School, changes: object, version: string | number = school.version) => {
  const { name, kind, brin, locations, listed } = school;
  const body = { name, kind, brin, locations, listed, ...changes };
  return await house.send('PUT', `/api/schools/${school.id}`, helpdesk, body, { 'if-match': `"${version}"` });
};
const faultsIn = async (answer: Response) => {
  const { errors = [] } = (await answer.json()) as { errors?: { field: string; message: string }[] };
  return errors;
};
const freeBrin = () => {
  const letter = () => String.fromCharCode(65 + Math.floor(Math.random() * 26));
  return `${10 + Math.floor(Math.random() * 80)}${letter()}${letter()}`;
};

describe('a school', () => {
  test('is added with its locations, and what was done stands in its history', async () => {
    const brin = freeBrin();
    const school = await added({ brin: ` ${brin.toLowerCase()} `, locations: ['Noord', 'noord', ' Zuid '] });
    expect(school).toMatchObject({ brin, locations: ['Noord', 'Zuid'], listed: true, version: 1, accounts: 0 });
    expect(school.timeline).toMatchObject([{ code: 'school-added', actor: 'De helpdesk' }]);
  });

  test('sent twice, or twice at once, is one school; the id of another one is refused', async () => {
    const body = facts();
    const answers = await Promise.all([1, 2].map(async () => await house.send('POST', '/api/schools', helpdesk, body)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(await house.store.prisma.school.count({ where: { name: body.name } })).toBe(1);
    expect((await add({ id: body.id })).status).toBe(409);
  });

  test('can not have the BRIN of another, and is told whose it is', async () => {
    const brin = freeBrin();
    const first = await added({ brin });
    const [fault] = await faultsIn(await add({ brin }));
    expect(fault).toMatchObject({ field: 'brin' });
    expect(fault?.message).toContain(first.name);
    const second = await added();
    const answer = await change(second, { brin });
    expect(answer.status).toBe(422);
    expect(await faultsIn(answer)).toMatchObject([{ field: 'brin' }]);
  });

  test('is changed in the version that was read: the second of two tabs is told', async () => {
    const school = await added();
    expect((await change(school, { name: 'Vakschool Nieuwe Naam', locations: ['Oost'] })).status).toBe(200);
    expect((await change(school, { name: 'Vakschool Oude Naam' })).status).toBe(412);
    const now = await read(school.id);
    expect(now).toMatchObject({ name: 'Vakschool Nieuwe Naam', locations: ['Oost'], version: 2 });
    expect(now.timeline.map(({ code }) => code)).toEqual(['school-added', 'school-changed']);
    // Saved as it is, nothing happened.
    expect((await change(now, {})).status).toBe(200);
    expect((await read(school.id)).version).toBe(2);
  });

  test.each(['', 'x', '"1'])('is not changed without a version (%j)', async (version) => {
    const school = await added();
    expect((await change(school, {}, version)).status).toBe(428);
  });

  test('leaves ids and codes in the dossier, never a name', async () => {
    const school = await added({ name: 'Vakschool Geheimnaam' });
    await change(school, { name: 'Vakschool Geheimere Naam' });
    const events = await house.store.prisma.auditEvent.findMany({ where: { caseId: bureauDossier } });
    expect(JSON.stringify(events)).not.toMatch(/Geheim/);
    expect(events.at(-1)?.details).toEqual({ schoolId: school.id, changed: ['name'] });
  });

  test.each([
    ['name', ''],
    ['name', '   '],
    ['name', '<script>alert(1)</script>'],
    ['name', 'ROC\r\nBcc: x@elders.example'],
    ['name', 'ROC\u0000'],
    ['name', 'ROC \u202Egreb'],
    ['name', 'n'.repeat(201)],
    ['kind', 'universiteit'],
    ['brin', '9ZZZ'],
    ['brin', ''],
    ['brin', "99ZZ' or 1=1"],
    ['locations', ['<img src=x>']],
    ['locations', ['l'.repeat(151)]],
    ['locations', Array.from({ length: 201 }, (_, index) => `Locatie ${index}`)],
    ['locations', 'Noord'],
    ['listed', 'ja'],
    ['id', 'iets'],
  ])('is refused with %s %j', async (field, value) => {
    const answer = await add({ [field]: value });
    expect(answer.status).toBe(422);
    expect((await faultsIn(answer)).map((fault) => fault.field.split('.')[0])).toEqual([field]);
  });

  test('with five megabytes in its name is refused before it is read', async () => {
    expect((await add({ name: 'n'.repeat(5_000_000) })).status).toBe(413);
  });
});

describe('the list', () => {
  const list = async (query: string) => {
    const answer = await house.send('GET', `/api/schools?perPage=100&${query}`, helpdesk);
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { data: SchoolRow[] }).data.map(({ name }) => name);
  };

  test('is searched by name, BRIN and location, and narrowed by kind and state', async () => {
    const mark = randomUUID().slice(0, 8);
    const brin = freeBrin();
    await added({ name: `ROC ${mark}`, kind: 'roc', brin, locations: [`Dijk ${mark}`] });
    await added({ name: `Vakschool ${mark}`, listed: false, locations: [] });
    const both = [`ROC ${mark}`, `Vakschool ${mark}`];
    expect(await list(`q=${mark}`)).toEqual(both);
    expect(await list(`q=${brin.toLowerCase()}`)).toEqual([both[0]]);
    expect(await list(`q=dijk ${mark}`)).toEqual([both[0]]);
    expect(await list(`q=${mark}&kind=vakschool`)).toEqual([both[1]]);
    expect(await list(`q=${mark}&state=listed`)).toEqual([both[0]]);
    expect(await list(`q=${mark}&state=unlisted`)).toEqual([both[1]]);
    expect(await list(`q=${mark}&state=merged`)).toEqual([]);
    expect(await list(`q=${encodeURIComponent('%')}`)).toEqual([]);
  });

  test('and the page tell how many accounts there are, and whose', async () => {
    const email = await house.addPerson('school');
    const { id } = await house.store.prisma.school.findUniqueOrThrow({ where: { brin: '99ZZ' } });
    const school = await read(id);
    expect(school.accounts).toBe(school.holders.length);
    const holder = school.holders.find((one) => one.email === email);
    expect(holder).toMatchObject({ blocked: false, location: 'Locatie Noord', studyFields: ['Verzorgende'] });
  });
});

test('a school taken off the list is not offered on the form, and nobody is approved for it', async () => {
  const school = await added();
  const stop = await house.startWorker();
  const go = journeyOf(house);
  const { id } = await go.apply({ schoolId: school.id });
  await go.confirm(id);
  await change(school, { listed: false });
  expect(await (await house.get('/aanvragen')).text()).not.toContain(school.name);
  await Promise.all([go.signAsManager(id), go.signAsApplicant(id)]);
  const refused = await go.decide(id, 'helpdesk-review', helpdesk, 'approved');
  expect(refused.status).toBe(409);
  expect(((await refused.json()) as { detail: string }).detail).toContain('staat nog niet in de lijst');
  expect((await go.task(id, 'helpdesk-review')).state).toBe('open');
  await change(await read(school.id), { listed: true });
  expect((await go.decide(id, 'helpdesk-review', helpdesk, 'approved')).status).toBe(200);
  await stop.stop();
});
