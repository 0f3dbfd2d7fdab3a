import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { firstBreak } from '../domain/audit-chain.ts';
import { dayAfter, dayOf } from '../domain/exam-window.ts';
import { mostSittings, type SchedulingPlan } from '../domain/scheduling.ts';
import { choiceExam, publishedExam } from '../tests/support/exams.ts';
import { openHouse, type House } from '../tests/support/house.ts';
import { untilLocked } from '../tests/support/locks.ts';
import { checkNewSitting, scheduleSitting, sittingIdFor } from './scheduling.ts';
import { requestScheduling } from './scheduling-request.ts';
import { keepCheck, makeSittings } from './scheduling-request-process.ts';

/** What the process of a scheduling request does to the tables. */

let house: House;
let ownerId: string;
let schoolId: string;
let examId: string;

beforeAll(async () => {
  house = await openHouse();
  const email = await house.addPerson('school');
  const owner = await house.store.prisma.account.findUniqueOrThrow({
    where: { email },
    include: { schoolAccesses: true },
  });
  ownerId = owner.id;
  schoolId = owner.schoolAccesses[0]?.schoolId ?? '';
  const versionId = await publishedExam(house.store, choiceExam(4));
  ({ examId } = await house.store.prisma.examVersion.findUniqueOrThrow({ where: { id: versionId } }));
});

/** A request whose file asks for so many sittings; looked at, and found good. */
async function checkedRequest(sittings: number, candidatesOfEach: number): Promise<string> {
  const [id, at] = [randomUUID(), house.clock.now()];
  const content = new TextEncoder().encode(id);
  const file = { name: 'sjabloon.xlsx', content, receivedAt: at, incomingMailId: null };
  const wanted = { id, schoolId, accountId: ownerId, channel: 'upload' as const, file };
  await requestScheduling(house.store, house.occasion(), wanted);
  const { id: fileId } = await house.store.prisma.schedulingFile.findFirstOrThrow({
    where: { schedulingRequestId: id },
  });
  const day = dayAfter(dayOf(at), 14);
  const plan: SchedulingPlan = {
    sittings: Array.from({ length: sittings }, (_, place) => ({
      ...{ examId, location: `Lokaal ${place + 1}` },
      window: { firstDay: day, lastDay: day, fromMinute: 540, untilMinute: 720 },
      candidates: Array.from({ length: candidatesOfEach }, (_unused, seat) => ({
        studentNumber: String(place * candidatesOfEach + seat).padStart(7, '0'),
        ...{ givenName: `Sanne ${seat}`, infix: 'van den', familyName: `Berg-${place}` },
        ...{ dateOfBirth: '2008-02-03', extraMinutes: seat % 10 === 0 ? 30 : 0 },
      })),
    })),
  };
  const check = { plan, faults: [], unlisted: 0 };
  await keepCheck(house.store, house.occasion(), { requestId: id, fileId, schoolId, check });
  return id;
}

test('the largest template that is taken becomes sittings, all in one, within the time that a transaction is given', async () => {
  const candidatesOfEach = 20_000 / mostSittings;
  const requestId = await checkedRequest(mostSittings, candidatesOfEach);
  await makeSittings(house.store, house.occasion(), requestId);
  await makeSittings(house.store, house.occasion(), requestId); // tried again, it changes nothing

  const { prisma } = house.store;
  const sittings = await prisma.sitting.findMany({
    where: { schedulingRequestId: requestId },
    include: { case: { include: { auditEvents: { orderBy: { sequence: 'asc' } } } }, _count: true },
    orderBy: { case: { reference: 'asc' } },
  });
  expect(sittings.map(({ location }) => location)).toEqual(sittings.map((_, place) => `Lokaal ${place + 1}`));
  const year = dayOf(house.clock.now()).slice(0, 4);
  expect(sittings.map((one) => one.case.reference)).toEqual(
    Array.from({ length: mostSittings }, (_, place) => `AM-${year}-${String(place + 1).padStart(5, '0')}`),
  );
  for (const { case: file, _count: counts } of sittings) {
    expect(counts.registrations).toBe(candidatesOfEach);
    expect(file.auditEvents.map(({ code }) => code)).toEqual(['case-opened', 'sitting-scheduled']);
    expect(firstBreak(file.auditEvents)).toBeNull();
  }
  const made = { sitting: { schedulingRequestId: requestId } };
  const people = await prisma.registration.findMany({ where: made, select: { examNumber: true, extraMinutes: true } });
  expect(new Set(people.map(({ examNumber }) => examNumber)).size).toBe(20_000);
  expect(people.filter(({ extraMinutes }) => extraMinutes === 30)).toHaveLength(2_000);
  const starts = await prisma.outboxMessage.findMany({ where: { name: 'sitting' } });
  expect(starts.map(({ workflowId }) => workflowId).sort()).toEqual(sittings.map(({ id }) => `sitting/${id}`).sort());
  expect(await prisma.case.findUnique({ where: { id: requestId } })).toMatchObject({ outcome: 'scheduled' });
}, 60_000);

test('while many sittings are made, another school goes on scheduling', async () => {
  const requestId = await checkedRequest(3, 1);
  const { prisma, pool } = house.store;
  const year = Number(dayOf(house.clock.now()).slice(0, 4));
  const counter = await prisma.referenceCounter.findFirst({ where: { prefix: 'AM', year } });
  const before = counter ?? { prefix: 'AM', year, last: 0 };
  const client = await pool.connect();
  let making: Promise<void> | undefined;
  try {
    // Somebody else's row under the id of the second sitting: it is waited for, halfway.
    await client.query('BEGIN');
    const values = [sittingIdFor(requestId, 2), house.clock.now()];
    await client.query(
      `INSERT INTO case_file (id, process, reference, opened_at) VALUES ($1, 'sitting', 'ZZ-2026-00001', $2)`,
      values,
    );
    making = makeSittings(house.store, house.occasion(), requestId);
    await untilLocked(pool, 1);
    const day = dayAfter(dayOf(house.clock.now()), 14);
    const window = { firstDay: day, lastDay: day, fromMinute: 540, untilMinute: 720 };
    const wanted = { id: randomUUID(), schoolId, ownerId, entry: { examId, location: 'Aula', window, candidates: [] } };
    const checked = await checkNewSitting(house.store, house.clock.now(), wanted);
    const confirmedWarnings = checked.map(({ key }) => key);
    const made = await scheduleSitting(house.store, house.occasion(), ownerId, { ...wanted, confirmedWarnings });
    expect(made.reference).toBe(referenceAfter(before, 1));
    expect(await prisma.case.findUnique({ where: { id: sittingIdFor(requestId, 1) } })).toBeNull();
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
  await making;
  const sittings = await prisma.sitting.findMany({
    where: { schedulingRequestId: requestId },
    select: { case: { select: { reference: true } } },
    orderBy: { location: 'asc' },
  });
  expect(sittings.map((one) => one.case.reference)).toEqual([2, 3, 4].map((nth) => referenceAfter(before, nth)));
});

const referenceAfter = ({ prefix, year, last }: { prefix: string; year: number; last: number }, nth: number): string =>
  `${prefix}-${year}-${String(last + nth).padStart(5, '0')}`;
