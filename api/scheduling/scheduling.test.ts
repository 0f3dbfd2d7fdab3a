import { randomUUID } from 'node:crypto';
import { assert, beforeAll, describe, expect, test } from 'vitest';
import { firstBreak } from '../../domain/audit-chain.ts';
import { parseExamNumber } from '../../domain/exam-number.ts';
import { createSchoolAccount } from '../../store/accounts.ts';
import { findByNumber, openSession } from '../../store/exam-entrance.ts';
import { issueExamNumbers } from '../../store/exam-numbers.ts';
import { openAttempt } from '../../store/exam-taking.ts';
import { createSittings, sittingIdFor } from '../../store/scheduling.ts';
import { SittingRefused } from '../../store/scheduling-checks.ts';
import { addSchool } from '../../store/schools.ts';
import { inTransaction } from '../../store/store.ts';
import { choiceExam, publishedExam } from '../../tests/support/exams.ts';
import { openHouse, password, type House } from '../../tests/support/house.ts';
import { untilLocked } from '../../tests/support/locks.ts';
import { hashPassword } from '../auth/auth.ts';
import type { NewSitting, Sitting, SittingRow, Warning } from './contract.ts';

/** A Monday morning; the sittings of these tests are on the Wednesday after it unless they say otherwise. */
const now = new Date('2027-01-11T09:00:00Z');
const wednesday = { firstDay: '2027-01-13', lastDay: '2027-01-13', fromMinute: 9 * 60, untilMinute: 12 * 60 };

let house: House;
let school: string;
let colleague: string;
let foreign: string;
let helpdesk: string;
let staff: string;
let schoolId: string;
let owner: { id: string };
let examId: string;

beforeAll(async () => {
  house = await openHouse();
  house.clock.set(now);
  const email = await house.addPerson('school');
  [school, colleague, helpdesk, staff] = await Promise.all([
    house.logIn(email),
    house.signIn('school', 'collega@roc-deproef.example'),
    house.signIn('helpdesk'),
    house.signIn('staff'),
  ]);
  await addSchool(house.store, house.occasion(), { name: 'Vakschool Elders', kind: 'vakschool', brin: '98YY' });
  await createSchoolAccount(house.store, house.occasion(), {
    name: 'Iemand Elders',
    email: 'elders@vakschool.example',
    brin: '98YY',
    location: 'Zuid',
    studyFieldCodes: ['T1', 'T2'],
    passwordHash: await hashPassword(house.auth, password),
  });
  foreign = await house.logIn('elders@vakschool.example');
  schoolId = (await house.store.prisma.school.findUniqueOrThrow({ where: { brin: '99ZZ' } })).id;
  owner = await house.store.prisma.account.findUniqueOrThrow({ where: { email } });
  examId = await newExam();
});

async function newExam(): Promise<string> {
  const id = await publishedExam(house.store, choiceExam(3));
  return (await house.store.prisma.examVersion.findUniqueOrThrow({ where: { id } })).examId;
}

let students = 0;
/** A student of its own: nobody is warned of who was registered by another test, or stands in the same list. */
const student = (more: Partial<NewSitting['candidates'][number]> = {}): NewSitting['candidates'][number] => ({
  studentNumber: randomUUID().slice(0, 8),
  givenName: 'Fatima',
  infix: 'van den',
  familyName: `Berg ${letters(students++)}`,
  dateOfBirth: '2008-02-03',
  extraMinutes: 0,
  ...more,
});
/** 0 is a, 26 is ba: names are told apart by letters, not by figures. */
const letters = (number: number): string =>
  [...number.toString(26)].map((digit) => String.fromCharCode(97 + parseInt(digit, 26))).join('');
const entry = (more: Partial<NewSitting> = {}): NewSitting => ({
  id: randomUUID(),
  examId,
  location: 'Lokaal 12',
  window: wednesday,
  candidates: [student()],
  ...more,
});

const post = async (path: string, body: unknown, cookie = school, headers: Record<string, string> = {}) =>
  await house.send('POST', path, cookie, body, headers);
const put = (path: string, body: unknown, version: number | null, cookie = school) =>
  house.send('PUT', path, cookie, body, version === null ? {} : { 'if-match': `"${version}"` });

async function schedule(more: Partial<NewSitting> = {}, cookie = school): Promise<Sitting> {
  const answer = await post('/api/sittings', entry(more), cookie);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()) as Sitting;
}
const read = async (id: string, cookie = school): Promise<Sitting> =>
  (await (await house.send('GET', `/api/sittings/${id}`, cookie)).json()) as Sitting;

/** The kind of fault and its messages by field. */
async function faultOf(answer: Response) {
  const body = (await answer.json()) as {
    type: string;
    detail: string;
    errors?: { field: string; message: string }[];
  };
  const errors = Object.fromEntries((body.errors ?? []).map(({ field, message }) => [field, message]));
  return { status: answer.status, code: body.type.split('/').at(-1), detail: body.detail, errors };
}

async function start(examNumber: string) {
  const at = house.clock.now();
  const registered = await findByNumber(house.store, examNumber);
  assert(registered);
  return await openAttempt(house.store, at, {
    token: await openSession(house.store, at, registered),
    registrationId: registered.registrationId,
  });
}
/** Moves the clock to a time of the Wednesday, for the length of a test. */
async function at<Result>(instant: string, work: () => Promise<Result>): Promise<Result> {
  house.clock.set(new Date(instant));
  try {
    return await work();
  } finally {
    house.clock.set(now);
  }
}
const duringIt = '2027-01-13T08:30:00Z';

describe('scheduling', () => {
  test('makes a sitting with a number for each candidate, its case and its process; results are seen at once', async () => {
    const made = await schedule({ candidates: [student({ familyName: 'Zwart' }), student({ familyName: 'Aarts' })] });
    expect(made).toMatchObject({
      reference: expect.stringMatching(/^AM-2027-\d{5}$/) as string,
      state: 'coming',
      school: { id: schoolId, name: 'ROC De Proef' },
      location: 'Lokaal 12',
      window: wednesday,
      opensAt: '2027-01-13T08:00:00.000Z',
      closesAt: '2027-01-13T11:00:00.000Z',
      owner: { id: owner.id },
      schedulingRequestId: null,
      version: 1,
      counts: { registered: 2, busy: 0, handedIn: 0 },
      can: { change: true, cancel: true, addCandidates: true },
    });
    expect(made.resultsFrom).toBe(made.createdAt);
    expect(made.candidates.map(({ familyName }) => familyName)).toEqual(['Aarts', 'Zwart']);
    for (const { examNumber, dateOfBirth, state } of made.candidates) {
      expect(parseExamNumber(examNumber).ok).toBe(true);
      expect(dateOfBirth).toBe('••-••-2008');
      expect(state).toBe('not-started');
    }
    expect(made.timeline.map(({ code }) => code)).toEqual(['sitting-scheduled']);
    const workflow = house.temporal.workflow.getHandle(`sitting/${made.id}`);
    expect((await workflow.describe()).type).toBe('sitting');
    await workflow.terminate();
    const events = await house.store.prisma.auditEvent.findMany({ where: { caseId: made.id } });
    expect(firstBreak(events)).toBeNull();
    expect(JSON.stringify(events)).not.toMatch(/Zwart|Aarts|2008/);
  });

  test('a form whose answer got lost is checked and saved again without a warning; with something else in it, 409', async () => {
    const form = entry({ candidates: [student()] });
    const { id, confirmedWarnings: _, ...checked } = { confirmedWarnings: [], ...form };
    expect((await post('/api/sittings', form)).status).toBe(201);
    const check = (body: object) => post('/api/sittings/check', { ...checked, id, ...body });
    expect(await (await check({})).json()).toEqual({ warnings: [] });
    expect((await post('/api/sittings', form)).status).toBe(201);
    const { reference } = await read(id);
    for (const change of [{ location: 'Aula' }, { candidates: [...form.candidates, student()] }]) {
      for (const answer of [await check(change), await post('/api/sittings', { ...form, ...change })]) {
        expect(await faultOf(answer)).toMatchObject({
          status: 409,
          detail: expect.stringContaining(reference) as string,
        });
      }
    }
    const added = { submissionId: randomUUID(), candidates: [student(), student()] };
    expect((await post(`/api/sittings/${id}/candidates`, added)).status).toBe(200);
    const again = { ...checked, sittingId: id, ...added };
    expect(await (await post('/api/sittings/check', again)).json()).toEqual({ warnings: [] });
    const shorter = { ...again, candidates: added.candidates.slice(0, 1) };
    expect(await faultOf(await post('/api/sittings/check', shorter))).toMatchObject({ status: 409 });
    expect((await read(id)).candidates).toHaveLength(3);
  });

  test('the same form twice, also in the same instant, is one sitting', async () => {
    const form = entry();
    const answers = await Promise.all([1, 2, 3].map(() => post('/api/sittings', form)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect((await post('/api/sittings', form)).status).toBe(201);
    expect((await read(form.id)).candidates).toHaveLength(1);
  });

  test("another school's id is not there, also to make a sitting under it", async () => {
    const form = entry();
    expect((await post('/api/sittings', form)).status).toBe(201);
    expect((await post('/api/sittings', form, foreign)).status).toBe(404);
    expect((await read(form.id)).owner.id).toBe(owner.id);
  });

  test('takes two thousand candidates within seconds, and not one more', async () => {
    const people = Array.from({ length: 2_000 }, (_, index) =>
      student({
        studentNumber: `m${index}`,
        familyName: `Berg ${letters(1000 + index)}`,
      }),
    );
    const began = performance.now();
    const made = await schedule({ candidates: people });
    expect(performance.now() - began).toBeLessThan(8_000);
    expect(new Set(made.candidates.map(({ examNumber }) => examNumber)).size).toBe(2_000);
    const more = entry({ candidates: [...people, student()] });
    expect(await faultOf(await post('/api/sittings', more))).toMatchObject({ status: 422, code: 'invalid-input' });
    const late = { submissionId: randomUUID(), candidates: [student()] };
    const refused = await faultOf(await post(`/api/sittings/${made.id}/candidates`, late));
    expect(refused.errors).toMatchObject({ candidates: expect.stringContaining('2000') as string });
  });

  test('refuses what is impossible, with a sentence for each row, and saves nothing', async () => {
    const double = student();
    const form = entry({
      candidates: [
        double,
        { ...student(), dateOfBirth: '2099-01-01' },
        { ...student(), dateOfBirth: '1808-01-01' },
        double,
      ],
    });
    expect(await faultOf(await post('/api/sittings', form))).toEqual({
      status: 422,
      code: 'invalid-input',
      detail: expect.any(String) as string,
      errors: {
        'candidates.1.dateOfBirth': 'De geboortedatum ligt in de toekomst. Controleer het jaar.',
        'candidates.2.dateOfBirth': 'De geboortedatum ligt te ver terug. Controleer het jaar.',
        'candidates.3.studentNumber': 'Dit studentnummer staat ook in rij 1 van de lijst.',
      },
    });
    expect(await house.store.prisma.case.count({ where: { id: form.id } })).toBe(0);
    expect(await house.store.prisma.registration.count({ where: { studentNumber: double.studentNumber } })).toBe(0);
  });

  test.each([
    ['an empty name', { givenName: ' ' }, 'givenName', 'Vul de voornaam in, met hoogstens 100 tekens.'],
    ['no student number', { studentNumber: '' }, 'studentNumber', 'Vul het studentnummer in, met hoogstens 30 tekens.'],
    ['a day that is none', { dateOfBirth: '2008-02-30' }, 'dateOfBirth', 'Vul een geldige geboortedatum in.'],
    [
      'a sign that no text can have',
      { familyName: 'Be\u0000rg' },
      'familyName',
      'Vul de achternaam in, met hoogstens 100 tekens.',
    ],
    [
      'half a minute',
      { extraMinutes: 0.5 },
      'extraMinutes',
      'Vul de extra tijd in als een heel aantal minuten, van 0 tot en met 600.',
    ],
  ])('refuses %s by row and field, in Dutch', async (_name, wrong, field, message) => {
    const { errors, status } = await faultOf(
      await post('/api/sittings', entry({ candidates: [student(), student(wrong)] })),
    );
    expect([status, errors]).toEqual([422, { [`candidates.1.${field}`]: message }]);
  });

  test.each([
    [
      'yesterday',
      { firstDay: '2027-01-10', lastDay: '2027-01-10' },
      'lastDay',
      'Dit moment is al voorbij. Kies een later moment.',
    ],
    [
      'a whole year',
      { lastDay: '2028-01-13' },
      'lastDay',
      'Een periode duurt hoogstens 92 dagen. Controleer de laatste dag.',
    ],
    [
      'the year 2207',
      { firstDay: '2207-01-13', lastDay: '2207-01-13' },
      'firstDay',
      'Deze dag ligt meer dan twee jaar vooruit. Controleer het jaar.',
    ],
    [
      'a last day before the first',
      { lastDay: '2027-01-12' },
      'lastDay',
      'Vul een geldige datum in, op of na de eerste dag.',
    ],
    ['an end before the start', { untilMinute: 60 }, 'untilMinute', 'Vul een geldige eindtijd in, na de begintijd.'],
  ])('refuses %s', async (_name, wrong, field, message) => {
    const form = entry({ window: { ...wednesday, ...wrong } });
    const { errors } = await faultOf(await post('/api/sittings', form));
    expect(errors).toEqual({ [`window.${field}`]: message });
    expect((await faultOf(await post('/api/sittings/check', form))).errors).toEqual(errors);
  });

  test('refuses an exam of another study field, and one that was retired', async () => {
    const { examVersion, exam } = house.store.prisma;
    const other = await newExam();
    const fields = await house.store.prisma.studyField.findMany({ where: { code: 'T2' } });
    await house.store.prisma.examStudyField.updateMany({
      where: { examId: other },
      data: { studyFieldId: fields[0]?.id ?? '' },
    });
    const retired = await newExam();
    await examVersion.updateMany({ where: { examId: retired }, data: { state: 'retired', retiredAt: now } });
    for (const id of [other, retired, randomUUID()]) {
      const { status, errors } = await faultOf(await post('/api/sittings', entry({ examId: id })));
      expect(status).toBe(422);
      expect(errors['examId']).toContain('Dit examen kan niet worden klaargezet');
    }
    expect(await exam.count({ where: { id: other } })).toBe(1);
    await schedule({ examId: other }, foreign);
  });

  test('keeps the version that was published when it was scheduled', async () => {
    const id = await newExam();
    const made = await schedule({ examId: id });
    await house.store.prisma.examVersion.updateMany({
      where: { examId: id },
      data: { state: 'retired', retiredAt: now },
    });
    const moved = await put(`/api/sittings/${made.id}`, { examId: id, location: 'Aula', window: wednesday }, 1);
    expect(moved.status).toBe(200);
    expect(((await moved.json()) as Sitting).exam.id).toBe(id);
  });
});

describe('before it is saved', () => {
  const warningsOf = async (body: unknown): Promise<Warning[]> => {
    const answer = await post('/api/sittings/check', body);
    expect(answer.status, await answer.clone().text()).toBe(200);
    return ((await answer.json()) as { warnings: Warning[] }).warnings;
  };

  test('warns of who is registered elsewhere, and asks to have that confirmed', async () => {
    const one = student({ givenName: 'Noor' });
    const before = await schedule({
      candidates: [one],
      window: { ...wednesday, firstDay: '2027-01-14', lastDay: '2027-01-14' },
    });
    const elsewhere = await schedule({ examId: await newExam(), candidates: [student({ ...one })] });
    const form = entry({ candidates: [student(), one] });
    const warnings = await warningsOf({ ...form });
    expect(warnings).toEqual([
      {
        key: `overlap:${one.studentNumber}:${elsewhere.reference}`,
        code: 'overlap',
        row: 1,
        person: `Noor van den ${one.familyName}`,
        message: `Noor van den ${one.familyName} heeft op hetzelfde moment nog een examen, in afnamemoment ${elsewhere.reference}.`,
      },
      expect.objectContaining({
        code: 'registered-elsewhere',
        row: 1,
        message: expect.stringContaining(before.reference) as string,
      }),
    ]);
    const refused = await faultOf(await post('/api/sittings', form));
    expect(refused).toMatchObject({ status: 409, code: 'unconfirmed-warnings' });
    expect(Object.keys(refused.errors)).toEqual(['candidates.1']);
    const half = await post('/api/sittings', { ...form, confirmedWarnings: [warnings[0]?.key] });
    expect(half.status).toBe(409);
    const confirmed = { ...form, confirmedWarnings: warnings.map(({ key }) => key) };
    expect((await post('/api/sittings', confirmed)).status).toBe(201);
  });

  test('does not warn of what another school does, nor of what was cancelled, withdrawn or is past', async () => {
    const one = student();
    const made = await schedule({ candidates: [one] });
    await schedule({ candidates: [one], examId }, foreign).catch(() => null);
    expect(await warningsOf(entry({ candidates: [one] }))).toHaveLength(1);
    const [registered] = made.candidates;
    const withdrawn = await post(
      `/api/sittings/${made.id}/candidates/${registered?.id}/withdrawal`,
      undefined,
      school,
      { 'if-match': '1' },
    );
    expect(withdrawn.status).toBe(200);
    expect(await warningsOf(entry({ candidates: [one] }))).toEqual([]);
  });

  test('warns of the days: past, weekend, a free day, and hours that are too short', async () => {
    await house.store.prisma.freeDay.create({ data: { day: new Date('2027-01-15T00:00:00Z'), name: 'Studiedag' } });
    const window = { firstDay: '2027-01-10', lastDay: '2027-01-16', fromMinute: 540, untilMinute: 580 };
    const form = entry({ window, candidates: [] });
    const warnings = await warningsOf(form);
    expect(warnings.map(({ code, message }) => [code, message])).toEqual([
      ['past-day', 'De eerste dag, zondag 10 januari 2027, is al geweest.'],
      ['weekend', 'De gekozen dag, zondag 10 januari 2027, valt in het weekend.'],
      ['weekend', 'De gekozen dag, zaterdag 16 januari 2027, valt in het weekend.'],
      ['holiday', 'Volgens de kalender is vrijdag 15 januari 2027 een vrije dag.'],
      ['window-too-short', 'Er is te weinig tijd: het examen duurt 60 minuten en er zijn 40 minuten beschikbaar.'],
      ['no-candidates', expect.stringContaining('geen kandidaten') as string],
    ]);
    expect(new Set(warnings.map(({ key }) => key)).size).toBe(warnings.length);
  });

  test('warns of what a changed candidate becomes, and of nothing that was so before', async () => {
    const [first, elsewhere] = [student(), student()];
    const odd = student({ familyName: 'van den Berg' });
    const goneOnWith = (await warningsOf(entry({ candidates: [first, odd] }))).map(({ key }) => key);
    expect(goneOnWith).toHaveLength(1); // the infix in the name
    const made = await schedule({ candidates: [first, odd], confirmedWarnings: goneOnWith });
    await schedule({ candidates: [elsewhere] });
    const registered = made.candidates.find(({ studentNumber }) => studentNumber === odd.studentNumber);
    const base = `/api/sittings/${made.id}/candidates/${registered?.id}`;
    const check = async (change: object) => {
      const answer = await post(`${base}/check`, change);
      expect(answer.status).toBe(200);
      return ((await answer.json()) as { warnings: Warning[] }).warnings;
    };
    expect(await check({ ...odd, givenName: 'Ook goed' })).toEqual([]);
    const twin = { ...odd, ...first, studentNumber: elsewhere.studentNumber };
    const found = await check(twin);
    expect(found.map(({ code, row }) => [code, row])).toEqual([
      ['same-person', null],
      ['registered-elsewhere', null],
    ]);
    expect(await faultOf(await put(base, twin, 1))).toMatchObject({ status: 409, code: 'unconfirmed-warnings' });
    const confirmedWarnings = found.map(({ key }) => key);
    expect((await put(base, { ...twin, confirmedWarnings }, 1)).status).toBe(200);
    expect((await post(`${base}/check`, { ...twin, studentNumber: first.studentNumber })).status).toBe(422);
  });

  test('warns of those who come later too', async () => {
    const known = student();
    const made = await schedule({ candidates: [known] });
    const again = student({ ...known, studentNumber: 'ander' });
    const change = { examId, location: 'Lokaal 12', window: wednesday, sittingId: made.id };
    const [warning] = await warningsOf({ ...change, candidates: [again] });
    expect(warning).toMatchObject({ code: 'same-person', row: 0 });
    const added = { submissionId: randomUUID(), candidates: [again] };
    expect((await post(`/api/sittings/${made.id}/candidates`, added)).status).toBe(409);
    const confirmed = { ...added, confirmedWarnings: [warning?.key] };
    expect((await post(`/api/sittings/${made.id}/candidates`, confirmed)).status).toBe(200);
    const shorter = { ...wednesday, untilMinute: wednesday.fromMinute + 30 };
    expect((await warningsOf({ ...change, window: shorter, candidates: [] })).map(({ code }) => code)).toEqual([
      'window-too-short',
    ]);
    expect(await warningsOf({ ...change, candidates: [] })).toEqual([]);
  });

  test('warns of a latecomer for whom too little of the last day is left', async () => {
    const made = await schedule();
    house.clock.set(new Date('2027-01-13T10:45:00Z')); // a quarter of an hour before it closes
    try {
      const change = { examId, location: 'Lokaal 12', window: wednesday, sittingId: made.id, candidates: [student()] };
      const [warning] = await warningsOf(change);
      expect(warning).toMatchObject({ code: 'time-left-too-short', row: null });
      expect(warning?.message).toMatch(/vandaag zijn er nog 1[45] minuten beschikbaar/);
      const added = { submissionId: randomUUID(), candidates: change.candidates };
      expect((await post(`/api/sittings/${made.id}/candidates`, added)).status).toBe(409);
      const confirmed = { ...added, confirmedWarnings: [warning?.key] };
      expect((await post(`/api/sittings/${made.id}/candidates`, confirmed)).status).toBe(200);
    } finally {
      house.clock.set(now);
    }
  });
});

describe('changing', () => {
  test('counts, is written down, and tells the process', async () => {
    const made = await schedule();
    const later = { ...wednesday, firstDay: '2027-01-14', lastDay: '2027-01-14' };
    const change = { examId, location: 'Aula', window: later };
    const answer = await put(`/api/sittings/${made.id}`, change, 1);
    expect(await answer.json()).toMatchObject({
      version: 2,
      location: 'Aula',
      window: later,
      opensAt: '2027-01-14T08:00:00.000Z',
      resultsFrom: made.resultsFrom,
    });
    expect((await read(made.id)).timeline.map(({ code }) => code)).toEqual(['sitting-scheduled', 'sitting-changed']);
    const messages = await house.store.prisma.outboxMessage.findMany({
      where: { workflowId: `sitting/${made.id}`, kind: 'update' },
    });
    expect(messages).toMatchObject([{ name: 'rearranged', payload: { key: 'rearranged' } }]);
    expect((await put(`/api/sittings/${made.id}`, change, 1)).status, 'seen before the change').toBe(412);
    expect((await put(`/api/sittings/${made.id}`, change, null)).status).toBe(428);
    const same = await put(`/api/sittings/${made.id}`, change, 2);
    expect(((await same.json()) as Sitting).version, 'nothing changed').toBe(2);
  });

  test('is over as soon as someone has started; latecomers still come in, and the others can still leave', async () => {
    const made = await schedule({ candidates: [student(), student()] });
    const [first, second] = made.candidates;
    await at(duringIt, async () => {
      expect(await start(first?.examNumber ?? '')).toHaveProperty('opened');
      const { can, counts, candidates, state } = await read(made.id);
      expect({ can, counts, state }).toEqual({
        can: { change: false, cancel: false, addCandidates: true },
        counts: { registered: 2, busy: 1, handedIn: 0 },
        state: 'running',
      });
      expect(candidates.map((one) => one.state).sort()).toEqual(['busy', 'not-started']);
      const change = { examId, location: 'Aula', window: wednesday };
      expect(await faultOf(await put(`/api/sittings/${made.id}`, change, 1))).toMatchObject({
        status: 409,
        detail: expect.stringContaining('is al begonnen') as string,
      });
      const cancel = await post(`/api/sittings/${made.id}/cancellation`, { reason: 'Ziek' }, school, {
        'if-match': '1',
      });
      expect(cancel.status).toBe(409);
      const latecomer = { submissionId: randomUUID(), candidates: [student()] };
      expect((await post(`/api/sittings/${made.id}/candidates`, latecomer)).status).toBe(200);
      expect((await post(`/api/sittings/${made.id}/candidates`, latecomer)).status, 'sent twice').toBe(200);
      expect((await read(made.id)).counts.registered).toBe(3);
      const base = `/api/sittings/${made.id}/candidates`;
      const withdraw = (id: string | undefined, version: number) =>
        post(`${base}/${id}/withdrawal`, undefined, school, { 'if-match': String(version) });
      expect((await withdraw(first?.id, 2)).status).toBe(409);
      expect((await withdraw(second?.id, 2)).status).toBe(200);
      expect((await withdraw(second?.id, 3)).status).toBe(409);
      expect(await start(second?.examNumber ?? '')).toMatchObject({ refused: { state: 'cancelled' } });
    });
    await at('2027-01-13T11:00:00Z', async () => {
      const late = { submissionId: randomUUID(), candidates: [student()] };
      expect((await faultOf(await post(`/api/sittings/${made.id}/candidates`, late))).detail).toContain('al voorbij');
    });
  });

  test('what is known of a candidate: the number and an unnamed birthday stay', async () => {
    const made = await schedule({ candidates: [student(), student({ studentNumber: 'bezet' })] });
    const one = made.candidates.find(({ studentNumber }) => studentNumber !== 'bezet');
    const path = `/api/sittings/${made.id}/candidates/${one?.id}`;
    const change = { studentNumber: '0042', givenName: 'Noor', infix: '', familyName: 'Smit', extraMinutes: 30 };
    expect((await put(path, change, 1)).status).toBe(200);
    const row = await house.store.prisma.registration.findUniqueOrThrow({ where: { id: one?.id ?? '' } });
    expect(row).toMatchObject({ ...change, examNumber: one?.examNumber });
    expect(row.dateOfBirth.toISOString()).toContain('2008-02-03');
    const taken = await faultOf(await put(path, { ...change, studentNumber: 'bezet' }, 2));
    expect(taken.errors).toEqual({
      studentNumber: 'Een kandidaat met dit studentnummer staat al in dit afnamemoment.',
    });
    expect((await put(`/api/sittings/${made.id}/candidates/${randomUUID()}`, change, 2)).status).toBe(404);
    const other = await schedule();
    const elsewhere = `/api/sittings/${other.id}/candidates/${one?.id}`;
    expect((await put(elsewhere, change, 1)).status, "of another sitting's").toBe(404);
  });

  test('cancelled, it says why and its numbers no longer log in', async () => {
    const made = await schedule();
    const cancel = (body: unknown, version = '1') =>
      post(`/api/sittings/${made.id}/cancellation`, body, school, { 'if-match': version });
    expect((await faultOf(await cancel({ reason: '  ' }))).errors).toHaveProperty('reason');
    expect(await (await cancel({ reason: 'Het lokaal is dicht.' })).json()).toMatchObject({
      state: 'cancelled',
      cancelReason: 'Het lokaal is dicht.',
      version: 2,
      can: { change: false, cancel: false, addCandidates: false },
    });
    expect((await cancel({ reason: 'Nog eens' }, '2')).status).toBe(409);
    await at(duringIt, async () => {
      expect(await start(made.candidates[0]?.examNumber ?? '')).toMatchObject({ refused: { state: 'cancelled' } });
    });
  });

  test('a colleague of the school takes it over; nobody else can be given it', async () => {
    const made = await schedule();
    const [next] = made.colleagues.filter(({ id }) => id !== owner.id);
    expect(made.colleagues.map(({ id }) => id)).not.toContain(owner.id);
    const give = (accountId: string | undefined, version: number, cookie = colleague) =>
      put(`/api/sittings/${made.id}/owner`, { accountId }, version, cookie);
    expect(((await (await give(next?.id, 1)).json()) as Sitting).owner.id).toBe(next?.id);
    const others = await house.store.prisma.account.findMany({ where: { NOT: { role: 'school' } } });
    const elders = await house.store.prisma.account.findUniqueOrThrow({ where: { email: 'elders@vakschool.example' } });
    for (const { id } of [...others, elders]) {
      expect(await faultOf(await give(id, 2))).toMatchObject({
        status: 422,
        errors: { accountId: expect.any(String) as string },
      });
    }
  });
});

describe('two at once', () => {
  test('add the same candidate: one does', async () => {
    const made = await schedule();
    const one = student();
    const add = (cookie: string) =>
      post(`/api/sittings/${made.id}/candidates`, { submissionId: randomUUID(), candidates: [one] }, cookie);
    const answers = await Promise.all([add(school), add(colleague), add(helpdesk)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    const refused = answers.find(({ status }) => status === 422);
    expect(refused && (await faultOf(refused)).errors).toEqual({
      'candidates.0.studentNumber': 'Een kandidaat met dit studentnummer staat al in dit afnamemoment.',
    });
    expect((await read(made.id)).counts.registered).toBe(2);
  });

  test('change it: the second one is told that it changed', async () => {
    const made = await schedule();
    const change = (location: string, cookie: string) =>
      put(`/api/sittings/${made.id}`, { examId, location, window: wednesday }, 1, cookie);
    const answers = await Promise.all([change('Aula', school), change('Kelder', colleague)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test('one cancels while a candidate starts: either it is cancelled, or the candidate has started', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      const made = await schedule();
      await at(duringIt, async () => {
        const cancelling = () =>
          post(`/api/sittings/${made.id}/cancellation`, { reason: 'Brand' }, school, { 'if-match': '1' });
        const [cancelled, started] = await Promise.all([cancelling(), start(made.candidates[0]?.examNumber ?? '')]);
        const hasStarted = 'opened' in started;
        expect(cancelled.status).toBe(hasStarted ? 409 : 200);
        const row = await house.store.prisma.sitting.findUniqueOrThrow({
          where: { id: made.id },
          include: { attempts: true },
        });
        expect([row.cancelledAt === null, row.attempts.length]).toEqual(hasStarted ? [true, 1] : [false, 0]);
        outcomes.add(hasStarted ? 'started' : 'cancelled');
      });
    }
    expect(outcomes.size).toBeGreaterThan(0);
  });

  test('the row itself makes them wait: a start that comes second sees the cancellation', async () => {
    const made = await schedule();
    const [candidate] = made.candidates;
    await at(duringIt, async () => {
      let starting: Promise<unknown> = Promise.resolve();
      await inTransaction(house.store, async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM sitting WHERE id = ${made.id}::uuid FOR UPDATE`;
        starting = start(candidate?.examNumber ?? '');
        await untilLocked(house.store.pool, 1);
        await tx.sitting.update({
          where: { id: made.id },
          data: { cancelledAt: house.clock.now(), cancelReason: 'Brand' },
        });
      });
      expect(await starting).toMatchObject({ refused: { state: 'cancelled' } });
    });
  });
});

describe('who may', () => {
  test('another school sees and does nothing with it: its id is not there', async () => {
    const made = await schedule();
    const candidate = made.candidates[0]?.id;
    const base = `/api/sittings/${made.id}`;
    const change = { examId, location: 'Aula', window: wednesday };
    const person = { studentNumber: '1', givenName: 'A', infix: '', familyName: 'B', extraMinutes: 0 };
    const asked: [string, string, unknown][] = [
      ['GET', base, undefined],
      ['PUT', base, change],
      ['POST', `${base}/cancellation`, { reason: 'x' }],
      ['PUT', `${base}/owner`, { accountId: owner.id }],
      ['POST', `${base}/candidates`, { submissionId: randomUUID(), candidates: [student()] }],
      ['PUT', `${base}/candidates/${candidate}`, person],
      ['POST', `${base}/candidates/${candidate}/check`, person],
      ['POST', `${base}/candidates/${candidate}/withdrawal`, undefined],
      ['GET', `${base}/attendance-list`, undefined],
      ['GET', `${base}/strips`, undefined],
      ['GET', `${base}/invigilator-sheet`, undefined],
      ['POST', '/api/sittings/check', { ...change, candidates: [], sittingId: made.id }],
      ['POST', '/api/sittings', entry({ schoolId })],
      ['POST', '/api/sittings/check', { ...change, candidates: [], schoolId }],
    ];
    for (const [method, path, body] of asked) {
      const answer = await house.send(method, path, foreign, body, { 'if-match': '1' });
      expect(answer.status, `${method} ${path}`).toBe(404);
    }
    const listed = await house.send('GET', `/api/sittings?ids=${made.id}`, foreign);
    expect(await listed.json()).toEqual({ data: [], total: 0 });
    const all = (await (await house.send('GET', '/api/sittings?perPage=100', foreign)).json()) as {
      data: SittingRow[];
    };
    expect(all.data.filter((row) => row.school.id === schoolId)).toEqual([]);
    expect((await read(made.id)).version).toBe(1);
  });

  test('an account holder schedules for oneself alone; the helpdesk for a holder whom it names', async () => {
    const [other] = (await schedule()).colleagues;
    expect((await post('/api/sittings', entry({ ownerId: other?.id }))).status).toBe(422);
    expect((await faultOf(await post('/api/sittings', entry(), helpdesk))).errors).toHaveProperty('schoolId');
    const elders = await house.store.prisma.account.findUniqueOrThrow({ where: { email: 'elders@vakschool.example' } });
    const wrong = await faultOf(await post('/api/sittings', entry({ schoolId, ownerId: elders.id }), helpdesk));
    expect(wrong.errors).toHaveProperty('ownerId');
    const made = await schedule({ schoolId, ownerId: owner.id }, helpdesk);
    expect(made.owner.id).toBe(owner.id);
    expect(made.resultsFrom, 'three days after, at nine').toBe('2027-01-16T08:00:00.000Z');
    expect([made.scheduledBy, (await schedule()).scheduledBy]).toEqual(['helpdesk', 'holder']);
    const later = { ...wednesday, firstDay: '2027-01-20', lastDay: '2027-01-21' };
    const moved = await put(`/api/sittings/${made.id}`, { examId, location: 'Aula', window: later }, 1, helpdesk);
    expect(((await moved.json()) as Sitting).resultsFrom).toBe('2027-01-24T08:00:00.000Z');
    expect((await house.send('GET', `/api/sittings/${made.id}`, staff)).status).toBe(403);
  });

  test('reads where and for whom one may schedule', async () => {
    const schoolsFor = async (cookie: string) =>
      (await (await house.send('GET', '/api/scheduling-schools', cookie)).json()) as {
        data: { id: string; holders: { id: string }[] }[];
      };
    expect(await schoolsFor(school)).toMatchObject({ data: [{ id: schoolId, holders: [{ id: owner.id }] }] });
    const { data } = await schoolsFor(helpdesk);
    expect(data.length).toBe(2);
    expect(data.find(({ id }) => id === schoolId)?.holders.length).toBeGreaterThan(1);
  });
});

describe('the list', () => {
  test('is found by state, reference, exam and place; never by who makes it', async () => {
    const made = await schedule({ location: 'Zolder 100%', candidates: [student({ studentNumber: 'vindmij' })] });
    const list = async (query: string) =>
      ((await (await house.send('GET', `/api/sittings?${query}`, school)).json()) as { data: SittingRow[] }).data.map(
        ({ id }) => id,
      );
    expect(await list(`q=${made.reference}`)).toEqual([made.id]);
    expect(await list('q=zolder%20100%25')).toEqual([made.id]);
    expect(await list('q=vindmij')).toEqual([]);
    expect(await list(`q=${made.exam.code.toLowerCase()}&state=coming&perPage=100`)).toContain(made.id);
    expect(await list(`q=${made.reference}&state=past`)).toEqual([]);
    await at(duringIt, async () => expect(await list(`q=${made.reference}&state=running`)).toEqual([made.id]));
    await at('2027-01-13T11:00:00Z', async () => {
      expect(await list(`q=${made.reference}&state=past`)).toEqual([made.id]);
    });
    for (const sort of ['opensAt', 'createdAt', 'changedAt', 'reference', 'location']) {
      expect(await list(`q=${made.reference}&sort=${sort}&order=desc`)).toEqual([made.id]);
    }
  });
});

describe('for a process', () => {
  test('sittings of a request are made once, however often it is asked, and all of them or none', async () => {
    const requestId = randomUUID();
    const wanted = [1, 2].map((place) => ({
      id: sittingIdFor(requestId, place),
      schoolId,
      ownerId: owner.id,
      entry: { ...entry(), candidates: [{ ...student() }] },
      resultsFrom: new Date('2027-02-01T08:00:00Z'),
    }));
    const by = { kind: 'process' } as const;
    const make = (sittings = wanted) =>
      inTransaction(house.store, (tx) => createSittings(tx, house.occasion(), by, sittings));
    const first = await make();
    const again = await make();
    expect(again.map(({ id, reference }) => [id, reference])).toEqual(
      first.map(({ id, reference }) => [id, reference]),
    );
    expect(again.map(({ start: message }) => message)).toEqual([null, null]);
    const broken = [3, 4].map((place) => ({ ...(wanted[0] ?? expect.fail()), id: sittingIdFor(requestId, place) }));
    const last = broken[1] ?? expect.fail();
    broken[1] = { ...last, entry: { ...last.entry, examId: randomUUID() } };
    await expect(make(broken)).rejects.toThrow(SittingRefused);
    expect(await house.store.prisma.sitting.count({ where: { id: { in: broken.map(({ id }) => id) } } })).toBe(0);
  });

  test('a number that was given out before is drawn again, also when its registration is long gone', async () => {
    const numbers = ['100000006', '100000006', '100000006', '200000007', '300000001'];
    const [used] = await inTransaction(house.store, (tx) =>
      issueExamNumbers(tx, house.occasion(), 1, () => '100000006'),
    );
    expect(used).toBe('100000006');
    const drawn = await inTransaction(house.store, (tx) =>
      issueExamNumbers(tx, house.occasion(), 2, () => numbers.shift() ?? expect.fail()),
    );
    expect(drawn).toEqual(['200000007', '300000001']);
  });
});

describe('on paper', () => {
  test.each([
    ['attendance-list', 'presentielijst'],
    ['strips', 'stroken'],
    ['invigilator-sheet', 'surveillant'],
  ])('%s is a PDF that is kept nowhere', async (kind, name) => {
    const made = await schedule();
    const answer = await house.send('GET', `/api/sittings/${made.id}/${kind}`, school);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-disposition')).toBe(`inline; filename="${name}-${made.reference}.pdf"`);
    expect(Buffer.from(await answer.arrayBuffer()).toString('latin1', 0, 8)).toBe('%PDF-1.7');
  });
});

describe('a list of candidates', () => {
  const send = (fields: Record<string, string | File>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return house.app.request(`${house.origin}/api/candidate-lists`, {
      method: 'POST',
      headers: { origin: house.origin, cookie: school },
      body,
    });
  };
  const header = 'Studentnummer;Voornaam;Tussenvoegsel;Achternaam;Geboortedatum;Extra tijd';

  test('is read from a file or from pasted text, with what is wrong in each row', async () => {
    const text = `${header}\n0012;Noor;van den;Berg;3-2-2008;30\n13;Sam;;Smit;31-2-2008;`;
    for (const fields of [{ text }, { file: new File([text], 'lijst.csv') }]) {
      const answer = await send(fields);
      expect(answer.status).toBe(200);
      expect(await answer.json()).toEqual({
        rows: [
          {
            row: 2,
            values: {
              studentNumber: '0012',
              givenName: 'Noor',
              infix: 'van den',
              familyName: 'Berg',
              dateOfBirth: '2008-02-03',
              extraMinutes: '30',
            },
            faults: [],
          },
          {
            row: 3,
            values: expect.objectContaining({
              studentNumber: '13',
              dateOfBirth: '31-2-2008',
              extraMinutes: '0',
            }) as object,
            faults: [{ field: 'dateOfBirth', message: 'Deze dag bestaat niet. Kijk de dag en de maand na.' }],
          },
        ],
        faults: [],
      });
    }
  });

  test('is refused in words when it is no list, and saved nowhere', async () => {
    const { rows, faults } = (await (await send({ file: new File(['%PDF-1.7'], 'lijst.xlsx') })).json()) as {
      rows: unknown[];
      faults: string[];
    };
    expect(rows).toEqual([]);
    expect(faults).toEqual(['Dit is geen Excel-bestand. Stuur een bestand dat eindigt op .xlsx.']);
    expect((await send({})).status).toBe(422);
    expect((await send({ text: '  ' })).status).toBe(422);
  });
});
