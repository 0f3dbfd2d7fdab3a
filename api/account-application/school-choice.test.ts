import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { translator, type TextKey } from '../../locales/index.ts';
import { addSchool } from '../../store/schools.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';

/** The school on the form: typed, found without a script, and asked about where the name does not say it. */

const t = translator('nl');
const fault = (field: string, code: string, limits: Record<string, number> = {}) =>
  t(`public:fieldError.${field}.${code}` as TextKey, limits);
const script = '<script>alert(1)</script>';
const awkward = `Vakschool O'Brien & "Zn"`;

let house: House;
let go: ReturnType<typeof journeyOf>;

beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
  go = journeyOf(house);
  const add = (name: string, brin: string, locations: string[] = []) =>
    addSchool(house.store, house.occasion(), { name, kind: 'vakschool', brin, locations });
  await add('Vakschool Hout en Meubel Oost', '98HO', ['Zagerij', 'Werkplaats Oost']);
  await add('Vakschool Hout en Meubel West', '98HW');
});

async function handIn(changes: Record<string, string>) {
  const { schoolId: _, ...form } = await house.application();
  const sent = { ...form, ...changes };
  const answer = await house.post('/aanvragen', sent);
  const html = (await answer.text()).replace(/\s+/g, ' ');
  const application = await house.store.prisma.accountApplication.findFirst({
    where: { applicantEmail: String(sent['applicantEmail']) },
    include: { school: true },
  });
  return { status: answer.status, html, school: application?.school ?? null, sent };
}
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('<', '&lt;');
const idOf = async (brin: string) => (await house.store.prisma.school.findUniqueOrThrow({ where: { brin } })).id;

test('proposes the schools of the list by name and BRIN, and runs no script', async () => {
  const page = (await (await house.get('/aanvragen')).text()).replace(/\s+/g, ' ');
  expect(page).toContain('list="schoolName-list"');
  expect(page).toContain('<option value="ROC De Proef (99ZZ)"></option>');
  expect(page).not.toContain('<script');
  expect(page).not.toContain('name="schoolId"');
});

test.each([
  ['ROC De Proef (99ZZ)', '99ZZ'],
  ['roc de proef', '99ZZ'],
  [' 98ho ', '98HO'],
  ['meubel west', '98HW'],
])('%j is taken for the school that it is', async (schoolName, brin) => {
  const { status, school } = await handIn({ schoolName });
  expect(status).toBe(200);
  expect(school?.brin).toBe(brin);
});

describe('a name that several have', () => {
  const schoolName = 'Hout en Meubel';

  test('comes back with those to choose from, and what was filled in', async () => {
    const { status, html, school, sent } = await handIn({ schoolName });
    expect(status).toBe(422);
    expect(school).toBeNull();
    expect(html).toContain(escaped(fault('schoolId', 'choose')));
    expect(html).toContain('href="#schoolId"');
    for (const brin of ['98HO', '98HW'])
      expect(html).toContain(`type="radio" id="schoolId${brin === '98HO' ? '"' : '-'}`);
    expect(html).toContain('Zagerij');
    expect(html).toContain(`name="applicantName" value="${String(sent['applicantName'])}"`);
  });

  test('is settled by the choice; one that was made for another name does not count', async () => {
    const schoolId = await idOf('98HW');
    const chosen = await handIn({ schoolName, schoolChosenFor: schoolName, schoolId });
    expect(chosen.school?.id).toBe(schoolId);
    const changed = await handIn({ schoolName: 'ROC De Proef', schoolChosenFor: schoolName, schoolId });
    expect(changed.school?.brin).toBe('99ZZ');
  });

  test('can still be another school', async () => {
    const { school } = await handIn({ schoolName, schoolChosenFor: schoolName, schoolId: 'other' });
    expect(school).toMatchObject({ name: schoolName, listed: false, kind: 'other' });
  });
});

describe('a name that is not in the list', () => {
  test('is asked to be confirmed, and then kept as it was typed', async () => {
    const asked = await handIn({ schoolName: awkward });
    expect(asked.status).toBe(422);
    expect(asked.html).toContain(escaped(fault('schoolId', 'confirm')));
    expect(asked.html).toMatch(/type="checkbox" id="schoolId" name="schoolId" value="other"/);
    expect(asked.html).toContain(escaped(awkward));
    expect(asked.school).toBeNull();

    const { id } = await go.apply({ schoolName: awkward, schoolChosenFor: awkward, schoolId: 'other' });
    const { school } = await house.store.prisma.accountApplication.findUniqueOrThrow({
      where: { id },
      include: { school: true },
    });
    expect(school).toMatchObject({ name: awkward, listed: false });
    expect(await (await house.get('/aanvragen')).text()).not.toContain(escaped(awkward));
    expect(await (await house.get(await go.link(id, 'email-confirmation'))).text()).toContain(escaped(awkward));
  });

  test('stays confirmed while another field is mended', async () => {
    const name = 'Circusschool Elders';
    const { status, html } = await handIn({ schoolName: name, schoolChosenFor: name, schoolId: 'other', location: '' });
    expect(status).toBe(422);
    expect(html).toContain(escaped(fault('location', 'missing')));
    expect(html).not.toContain(escaped(fault('schoolId', 'confirm')));
    expect(html).toMatch(/value="other"[^>]* checked/);
  });
});

test('a known school stays while another field is mended, and its locations are proposed', async () => {
  const { html } = await handIn({ schoolName: 'hout meubel oost', location: '' });
  expect(html).toContain('name="schoolName" value="Vakschool Hout en Meubel Oost (98HO)"');
  expect(html).toContain('<option value="Werkplaats Oost"></option>');
});

test.each([
  ['', {}, fault('schoolName', 'missing')],
  ['   ', {}, fault('schoolName', 'missing')],
  ['', { schoolId: 'other' }, fault('schoolName', 'missing')],
  ['', { schoolId: 'iets' }, fault('schoolName', 'unknown')],
  ['', { schoolId: randomUUID() }, fault('schoolName', 'unknown')],
  [script, {}, fault('schoolName', 'invalid')],
  [script, { schoolId: 'other' }, fault('schoolName', 'invalid')],
  ['ROC\r\nBcc: x@elders.example', { schoolId: 'other' }, fault('schoolName', 'invalid')],
  ['www.elders.example', { schoolId: 'other' }, fault('schoolName', 'invalid')],
  ['n'.repeat(201), { schoolId: 'other' }, fault('schoolName', 'tooLong', { max: 200 })],
])('says what is wrong with %j %j', async (schoolName, more, message) => {
  const { status, html, school } = await handIn({ schoolName, ...more });
  expect(status).toBe(422);
  expect(html).toContain(escaped(message));
  expect(html).toContain('href="#schoolName"');
  expect(html).not.toContain('<script');
  expect(school).toBeNull();
});

test('a choice of a school that left the list meanwhile is asked anew', async () => {
  await addSchool(house.store, house.occasion(), { name: 'Vakschool Weg', kind: 'vakschool', brin: '98WG' });
  const schoolId = await idOf('98WG');
  await house.store.prisma.school.update({ where: { id: schoolId }, data: { listed: false } });
  const { status, html } = await handIn({ schoolName: 'Vakschool Weg', schoolChosenFor: 'Vakschool Weg', schoolId });
  expect(status).toBe(422);
  expect(html).toContain(escaped(fault('schoolId', 'confirm')));
});
