import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Inspection, InspectionAnswer } from '../../api/inspection/contract.ts';
import { enterHolidays } from '../../store/calendar.ts';
import { makeAttempt } from '../../tests/support/attempts.ts';
import { choiceExam, publishedExam } from '../../tests/support/exams.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import { accessibilityOf, textOf } from '../../tests/support/pdf.ts';
import { timeSkipping } from '../../tests/support/time-skipping.ts';
import { examineCases } from '../../worker/doctor.ts';

const day = 24 * 3_600_000;

let house: House;
let go: ReturnType<typeof journeyOf>;
let helpdesk: string;
let school: string;
let ownerId: string;
let examVersionId: string;

beforeAll(async () => {
  house = await openHouse({ skipping: await timeSkipping() });
  go = journeyOf(house);
  await house.tick();
  await house.startWorker();
  helpdesk = await house.signIn('helpdesk');
  school = await house.signIn('school', 'docent@roc-deproef.example');
  ownerId = (await house.store.prisma.account.findUniqueOrThrow({ where: { email: 'docent@roc-deproef.example' } })).id;
  examVersionId = await publishedExam(house.store, choiceExam(4));
});

/** Each test has a student of its own. */
let students = 0;
async function madeExam(more: Partial<Parameters<typeof makeAttempt>[1]> = {}) {
  students += 1;
  const familyName = `Deproef${String.fromCharCode(96 + students).repeat(5)}`;
  const startedAt = more.startedAt ?? new Date(house.clock.now().getTime() - 2 * 3_600_000);
  const name = { givenName: 'Fatima', infix: 'van den', familyName };
  const made = await makeAttempt(house.store, { ownerId, examVersionId, name, startedAt, ...more });
  const { examVersion } = await house.store.prisma.attempt.findUniqueOrThrow({
    where: { id: made.attemptId },
    include: { examVersion: { include: { exam: true } } },
  });
  const examDate = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' }).format(startedAt);
  const asked = {
    studentName: `Fatima van den ${familyName}`,
    dateOfBirth: '2008-02-03',
    examName: examVersion.exam.code,
    examDate,
  };
  return { ...made, asked };
}

async function ask(asked: object, id = randomUUID()): Promise<InspectionAnswer> {
  const answer = await house.send('POST', '/api/inspections', school, { id, ...asked });
  expect(answer.status, await answer.clone().text()).toBe(200);
  return (await answer.json()) as InspectionAnswer;
}

async function received(asked: object): Promise<Inspection> {
  const answer = await ask(asked);
  if (answer.kind !== 'received') throw new Error(answer.kind);
  return answer.inspection;
}

const phaseOf = async (id: string): Promise<string> =>
  ((await (await house.send('GET', `/api/inspections/${id}`, school)).json()) as Inspection).phase;

const until = (id: string, phase: string) =>
  vi.waitFor(async () => expect(await phaseOf(id)).toBe(phase), { timeout: 20_000, interval: 50 });

/** Sets the server's clock ahead to an instant; time only goes forward, so each test asks for a later one. */
async function goTo(instant: string): Promise<void> {
  await house.tick();
  const ahead = Date.parse(instant) - house.clock.now().getTime();
  expect(ahead, `${instant} has passed`).toBeGreaterThan(0);
  await house.skip(ahead);
}

describe('a failed exam', () => {
  test('comes with its printout to the helpdesk and then to the school, which is mailed', async () => {
    const { asked } = await madeExam({ answers: { 'item-1': { choice: 'b' }, 'item-2': { choice: 'a' } } });
    const { id, reference } = await received(asked);
    expect(reference).toMatch(/^IZ-\d{4}-\d{5}$/);
    await go.task(id, 'inspection-delivery');
    expect(await phaseOf(id)).toBe('checking');
    expect((await house.send('GET', `/api/inspections/${id}/printout`, school)).status).toBe(404);
    expect((await house.send('GET', `/api/inspections/${id}/printout`, helpdesk)).status).toBe(200);

    expect((await go.decide(id, 'inspection-delivery', helpdesk, 'delivered')).status).toBe(200);
    await until(id, 'delivered');
    expect(await go.mails(id)).toEqual(['inspection-delivered']);
    const promise = await house.store.prisma.casePromise.findFirstOrThrow({ where: { caseId: id } });
    expect(promise.keptAt).not.toBeNull();

    const printout = await house.send('GET', `/api/inspections/${id}/printout`, school);
    expect(printout.status).toBe(200);
    expect(printout.headers.get('content-type')).toBe('application/pdf');
    const pdf = new Uint8Array(await printout.arrayBuffer());
    const text = textOf(pdf);
    for (const words of ['Vraag2', 'Vraag3', 'Vraag4', reference, 'ROCDeProef']) expect(text).toContain(words);
    expect(text).not.toContain('Vraag1'); // answered rightly: never shown
    expect(accessibilityOf(pdf)).toMatchObject({ isTagged: true, language: 'nl-NL', claimsUa: true });
    const seen = (await (await house.send('GET', `/api/inspections/${id}`, helpdesk)).json()) as Inspection;
    expect(seen.firstOpened?.by).toBe('De school');
    const events = await house.store.prisma.auditEvent.findMany({ where: { caseId: id }, select: { code: true } });
    expect(events.map(({ code }) => code)).toEqual([
      'case-opened',
      'printout-made',
      'task-opened:inspection-delivery',
      'printout-viewed',
      'decided:inspection-delivery:delivered',
      'case-closed:delivered',
      'printout-opened',
    ]);
  });

  test('whose printout can not be made is not forgotten: the helpdesk has the task, the doctor tells which step fails', async () => {
    const { prisma } = house.store;
    const mend = () => prisma.$executeRaw`ALTER TABLE document DROP CONSTRAINT IF EXISTS broken`;
    onTestFinished(async () => {
      await mend();
    });
    await prisma.$executeRaw`ALTER TABLE document ADD CONSTRAINT broken CHECK (kind <> 'inspection-printout') NOT VALID`;
    const { id } = await received((await madeExam()).asked);
    await vi.waitFor(
      async () => {
        await house.skip(60_000);
        expect(await prisma.task.count({ where: { caseId: id, key: 'inspection-delivery' } })).toBe(1);
      },
      { timeout: 30_000, interval: 200 },
    );
    const found = await examineCases(house.store, house.temporal, house.occasion());
    expect(found.filter(({ about }) => about.includes(id)).map(({ what }) => what)).toEqual([
      // The kind of the fault and its code, not a word of what a database quotes.
      expect.stringMatching(/^its step makePrintout failed \d+ times, last: \w+( \w+)?$/),
    ]);
    expect((await go.decide(id, 'inspection-delivery', helpdesk, 'delivered')).status).toBe(200);
    expect(await phaseOf(id)).toBe('preparing');

    await mend();
    await house.skip(60_000);
    await until(id, 'delivered');
    expect((await house.send('GET', `/api/inspections/${id}/printout`, school)).status).toBe(200);
  });

  test('that the helpdesk refuses is told with the reason, and not opened', async () => {
    const { id } = await received((await madeExam()).asked);
    await go.task(id, 'inspection-delivery');
    expect((await go.decide(id, 'inspection-delivery', helpdesk, 'refused')).status).toBe(422);
    expect((await go.decide(id, 'inspection-delivery', helpdesk, 'refused', 'Al ingezien op papier.')).status).toBe(
      200,
    );
    await until(id, 'refused');
    expect(await go.mails(id)).toEqual(['inspection-refused']);
    expect((await house.send('GET', `/api/inspections/${id}/printout`, school)).status).toBe(404);
  });

  test('that two helpdesk people deliver at once is delivered once', async () => {
    const { id } = await received((await madeExam()).asked);
    const task = await go.task(id, 'inspection-delivery');
    const second = await house.signIn('helpdesk');
    const press = (cookie: string, outcome: string) =>
      house.send('POST', `/api/tasks/${task.id}/decision`, cookie, {
        decisionId: randomUUID(),
        outcome,
        reason: 'Twijfel.',
      });
    const answers = await Promise.all([press(helpdesk, 'delivered'), press(second, 'refused')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    await vi.waitFor(async () => expect(['delivered', 'refused']).toContain(await phaseOf(id)));
    expect(await go.mails(id)).toHaveLength(1);
  });
});

describe('what is refused at once', () => {
  test('is a passed exam, with the rule named and no case', async () => {
    const right = Object.fromEntries(['1', '2', '3', '4'].map((n) => [`item-${n}`, { choice: 'b' }]));
    const answer = await ask((await madeExam({ answers: right })).asked);
    expect(answer).toMatchObject({ kind: 'refused', rule: 'passed' });
    expect(answer.kind === 'refused' && answer.text).toContain('5,5');
  });

  test('is an exam that is still being made', async () => {
    const answer = await ask((await madeExam({ handedIn: false })).asked);
    expect(answer).toMatchObject({ kind: 'refused', rule: 'busy' });
  });

  test('is a second request while one is open; the same form twice is one request', async () => {
    const { asked } = await madeExam();
    const form = randomUUID();
    const [first, same] = [await ask(asked, form), await ask(asked, form)];
    expect([first.kind, same.kind]).toEqual(['received', 'received']);
    expect(await ask(asked)).toMatchObject({ kind: 'already-open', inspection: { id: form } });
    expect(await ask({ ...asked, studentName: asked.studentName.toUpperCase() })).toMatchObject({
      kind: 'already-open',
    });
    expect(await house.store.prisma.inspectionRequest.count({ where: { studentName: asked.studentName } })).toBe(1);
  });
});

describe('an exam that is not found for certain', () => {
  test('is chosen by the helpdesk, once, among what fits', async () => {
    const { asked, attemptId } = await madeExam();
    const { id } = await received({ ...asked, dateOfBirth: '2008-03-02' });
    await go.task(id, 'inspection-match');
    expect(await phaseOf(id)).toBe('searching');
    const shown = (await (await house.send('GET', `/api/inspections/${id}`, helpdesk)).json()) as Inspection;
    expect(shown.match?.candidates[0]?.attemptId).toBe(attemptId);
    expect(shown.match?.candidates[0]?.fits).toEqual({
      name: 'same',
      dateOfBirth: 'alike',
      exam: 'same',
      examDate: 'same',
    });
    const asSchool = (await (await house.send('GET', `/api/inspections/${id}`, school)).json()) as Inspection;
    expect(asSchool.match).toBeNull();

    const choose = (cookie: string, decisionId: string, chosen = attemptId) =>
      house.send('POST', `/api/inspections/${id}/match`, cookie, { decisionId, attemptId: chosen });
    const decisionId = randomUUID();
    expect((await choose(helpdesk, randomUUID(), randomUUID())).status).toBe(422);
    expect((await choose(helpdesk, decisionId)).status).toBe(200);
    expect((await choose(helpdesk, decisionId)).status).toBe(200);
    expect((await choose(helpdesk, randomUUID())).status).toBe(409);
    await go.task(id, 'inspection-delivery');
    expect(await ask(asked)).toMatchObject({ kind: 'already-open', inspection: { id } });
  });

  test('is refused with a reason', async () => {
    const { id } = await received({
      ...(await madeExam()).asked,
      studentName: 'Niemand Onbekend',
      dateOfBirth: '2001-01-01',
    });
    await go.task(id, 'inspection-match');
    expect((await go.decide(id, 'inspection-match', helpdesk, 'matched')).status).toBe(422);
    expect((await go.decide(id, 'inspection-match', helpdesk, 'refused', 'Wij vinden dit examen niet.')).status).toBe(
      200,
    );
    await until(id, 'refused');
    expect(await go.mails(id)).toEqual(['inspection-refused']);
  });

  test('is never one that was passed, is being made or is being looked into', async () => {
    const { asked, attemptId } = await madeExam();
    await received(asked);
    const other = await received({ ...asked, dateOfBirth: '2008-03-02' });
    await go.task(other.id, 'inspection-match');
    const right = Object.fromEntries(['1', '2', '3', '4'].map((n) => [`item-${n}`, { choice: 'b' }]));
    const passed = await madeExam({ answers: right });
    const busy = await madeExam({ handedIn: false });
    for (const chosen of [attemptId, passed.attemptId, busy.attemptId]) {
      const body = { decisionId: randomUUID(), attemptId: chosen };
      expect((await house.send('POST', `/api/inspections/${other.id}/match`, helpdesk, body)).status).toBe(422);
    }
    expect((await go.task(other.id, 'inspection-match')).state).toBe('open');
  });
});

describe('a result that is not released yet', () => {
  test('is waited for, and told by nothing before', async () => {
    const resultsFrom = new Date(house.clock.now().getTime() + 3 * day);
    const right = Object.fromEntries(['1', '2', '3', '4'].map((n) => [`item-${n}`, { choice: 'b' }]));
    const failed = await received((await madeExam({ resultsFrom })).asked);
    const passed = await received((await madeExam({ resultsFrom, answers: right })).asked);
    for (const { id, phase, resultsFrom: told, attempt } of [failed, passed]) {
      expect([phase, told, attempt?.result]).toEqual(['awaiting-results', resultsFrom.toISOString(), null]);
      expect(await house.store.prisma.task.count({ where: { caseId: id } })).toBe(0);
    }
    await house.skip(3 * day + 60_000);
    await go.task(failed.id, 'inspection-delivery');
    await until(passed.id, 'passed');
    expect(await go.mails(passed.id)).toEqual(['inspection-passed']);
  });
});

describe('the term', () => {
  test.each([
    // [what lies in between, asked for, due, escalated]
    ['a Sunday at its end', '2027-03-11T09:00:00Z', '2027-03-19T16:00:00Z', '2027-03-17T08:00:00Z'],
    ['the change to summer time', '2027-03-22T09:00:00Z', '2027-04-01T15:00:00Z', '2027-03-30T07:00:00Z'],
    ['the change to winter time', '2027-10-25T09:00:00Z', '2027-11-04T16:00:00Z', '2027-11-02T08:00:00Z'],
    ['Christmas at its end', '2028-12-15T09:00:00Z', '2028-12-22T16:00:00Z', '2028-12-20T08:00:00Z'],
    ['Christmas after its escalation', '2029-12-18T09:00:00Z', '2029-12-28T16:00:00Z', '2029-12-24T08:00:00Z'],
  ])('over %s', async (_, arrival, due, escalated) => {
    await enterHolidays(house.store, house.clock.now(), christmas);
    await goTo(arrival);
    const { id, promisedFor } = await received((await madeExam()).asked);
    const task = await go.task(id, 'inspection-delivery');
    expect(task.dueAt).toEqual(new Date(due));
    expect(promisedFor).toBe(task.dueAt?.toISOString());
    await goTo(new Date(Date.parse(escalated) - 60_000).toISOString());
    expect((await go.task(id, 'inspection-delivery')).escalatedAt).toBeNull();
    await goTo(new Date(Date.parse(escalated) + 60_000).toISOString());
    await vi.waitFor(async () =>
      expect((await go.task(id, 'inspection-delivery')).escalatedAt?.toISOString().slice(0, 16)).toBe(
        escalated.slice(0, 16),
      ),
    );
    expect(await go.mails(id)).toEqual(['task-overdue']);
  });

  test('counts from the arrival, also when the helpdesk had to look for the exam first', async () => {
    await goTo('2030-02-27T09:00:00Z');
    const { asked, attemptId } = await madeExam();
    const { id } = await received({ ...asked, dateOfBirth: '2008-03-02' });
    await go.task(id, 'inspection-match');
    await house.skip(2 * day);
    const body = { decisionId: randomUUID(), attemptId };
    expect((await house.send('POST', `/api/inspections/${id}/match`, helpdesk, body)).status).toBe(200);
    const task = await go.task(id, 'inspection-delivery');
    expect(task.dueAt?.toISOString()).toBe('2030-03-08T16:00:00.000Z');
  });
});

/** A Monday and the day after, and a Tuesday and the day after. */
const christmas = [
  { day: '2028-12-25', name: 'Eerste kerstdag' },
  { day: '2028-12-26', name: 'Tweede kerstdag' },
  { day: '2029-12-25', name: 'Eerste kerstdag' },
  { day: '2029-12-26', name: 'Tweede kerstdag' },
];
