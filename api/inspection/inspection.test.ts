import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { dayOf } from '../../domain/exam-window.ts';
import { createSchoolAccount } from '../../store/accounts.ts';
import { addSchool } from '../../store/schools.ts';
import { makeAttempt } from '../../tests/support/attempts.ts';
import { choiceExam, publishedExam } from '../../tests/support/exams.ts';
import { openHouse, password, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import { hashPassword } from '../auth/auth.ts';
import type { Inspection, InspectionAnswer, InspectionRow } from './contract.ts';

/** Who may see a request for inspection and its printout: the own school, and no other. */

let house: House;
let go: ReturnType<typeof journeyOf>;
let helpdesk: string;
let school: string;
let foreign: string;
let made: { ownerId: string; examVersionId: string; examName: string };

beforeAll(async () => {
  house = await openHouse();
  go = journeyOf(house);
  await house.startWorker();
  helpdesk = await house.signIn('helpdesk');
  const email = await house.addPerson('school');
  school = await house.logIn(email);
  await addSchool(house.store, house.occasion(), { name: 'Vakschool Elders', kind: 'vakschool', brin: '98YY' });
  await createSchoolAccount(house.store, house.occasion(), {
    ...{ name: 'Iemand Elders', email: 'elders@vakschool.example', brin: '98YY', location: 'Zuid' },
    studyFieldCodes: ['T1', 'T2'],
    passwordHash: await hashPassword(house.auth, password),
  });
  foreign = await house.logIn('elders@vakschool.example');
  const examVersionId = await publishedExam(house.store, choiceExam(4));
  const [owner, { exam }] = await Promise.all([
    house.store.prisma.account.findUniqueOrThrow({ where: { email } }),
    house.store.prisma.examVersion.findUniqueOrThrow({ where: { id: examVersionId }, include: { exam: true } }),
  ]);
  made = { ownerId: owner.id, examVersionId, examName: exam.code };
});

/** A student of the first school who failed; each test has one of its own. */
async function failedStudent(familyName: string) {
  const startedAt = new Date(house.clock.now().getTime() - 3_600_000);
  const name = { givenName: 'Fatima', infix: 'van den', familyName };
  const { attemptId } = await makeAttempt(house.store, { ...made, name, startedAt });
  return {
    attemptId,
    asked: {
      ...{ studentName: `Fatima van den ${familyName}`, dateOfBirth: '2008-02-03' },
      ...{ examName: made.examName, examDate: dayOf(startedAt) },
    },
  };
}

async function received(asked: object, cookie: string): Promise<Inspection> {
  const answer = await house.send('POST', '/api/inspections', cookie, { id: randomUUID(), ...asked });
  const taken = (await answer.json()) as InspectionAnswer;
  if (taken.kind !== 'received') throw new Error(taken.kind);
  return taken.inspection;
}

const statusOf = async (path: string, cookie: string) => (await house.send('GET', path, cookie)).status;
const listed = async (query: string, cookie: string) =>
  ((await (await house.send('GET', `/api/inspections?${query}`, cookie)).json()) as { data: InspectionRow[] }).data;

describe('a request of another school', () => {
  test('is not there by its id, nor its printout, before and after it was delivered', async () => {
    const { asked } = await failedStudent('Kievit');
    const { id, reference } = await received(asked, school);
    const [page, printout] = [`/api/inspections/${id}`, `/api/inspections/${id}/printout`];
    await go.task(id, 'inspection-delivery');
    expect(await statusOf(printout, helpdesk)).toBe(200);
    expect([await statusOf(page, foreign), await statusOf(printout, foreign)]).toEqual([404, 404]);

    await go.decide(id, 'inspection-delivery', helpdesk, 'delivered');
    expect(await go.outcome(id)).toBe('delivered');
    const refused = await house.send('GET', printout, foreign);
    expect(refused.status).toBe(404);
    expect(await refused.text()).not.toMatch(/%PDF|Kievit/);
    expect(await statusOf(page, foreign)).toBe(404);
    for (const query of ['perPage=100', `ids=${id}`, `q=${reference}`, 'phase=closed']) {
      expect(await listed(query, foreign), query).toEqual([]);
    }
    const opened = () => house.store.prisma.auditEvent.count({ where: { caseId: id, code: 'printout-opened' } });
    expect(await opened(), 'written down as opened').toBe(0);

    expect([await statusOf(page, school), await statusOf(printout, school)]).toEqual([200, 200]);
    expect(await opened()).toBe(1);
    expect((await listed(`ids=${id}`, school)).map((row) => row.reference)).toEqual([reference]);
  });

  test('is found by its reference, its exam or its school, and never by the name of a student', async () => {
    const { asked } = await failedStudent('Scholekster');
    const { id, reference } = await received(asked, school);
    for (const q of [reference, made.examName]) {
      expect((await listed(`q=${encodeURIComponent(q)}&perPage=100`, school)).map((row) => row.id)).toContain(id);
    }
    for (const q of ['Scholekster', 'fatima', 'van den']) {
      expect(await listed(`q=${encodeURIComponent(q)}`, school), q).toEqual([]);
    }
  });

  test('is not asked for again with its id', async () => {
    const { asked } = await failedStudent('Wulp');
    const { id } = await received(asked, school);
    const again = await house.send('POST', '/api/inspections', foreign, { id, ...asked });
    expect(again.status).toBe(409);
    expect(await again.text()).not.toMatch(/Wulp|IZ-/);
  });
});

test('a student of another school is found by nobody: not at once, not among those to choose from, not by id', async () => {
  const { asked, attemptId } = await failedStudent('Grutto');
  const exams = await house.send('GET', '/api/inspection-exams', foreign);
  expect(await exams.json()).toEqual({ data: [], total: 0 });
  const { id } = await received(asked, foreign);
  await go.task(id, 'inspection-match');
  const seen = await house.send('GET', `/api/inspections/${id}`, helpdesk);
  expect(await seen.text()).not.toContain(attemptId);
  const body = { decisionId: randomUUID(), attemptId };
  expect((await house.send('POST', `/api/inspections/${id}/match`, helpdesk, body)).status).toBe(422);
  expect((await house.store.prisma.inspectionRequest.findUniqueOrThrow({ where: { id } })).attemptId).toBeNull();
});
