import { beforeAll, expect, test } from 'vitest';
import { recordMailFailure } from '../../store/mail-failures.ts';
import { openHouse, type House } from '../../tests/support/house.ts';
import { journeyOf } from '../../tests/support/journey.ts';
import { timeSkipping } from '../../tests/support/time-skipping.ts';
import type { taskUpkeep } from './workflow.ts';

const day = 24 * 3_600_000;

let house: House;
let taskId: string;
let caseId: string;

beforeAll(async () => {
  house = await openHouse({ skipping: await timeSkipping() });
  await house.tick();
  await house.startWorker();
  const go = journeyOf(house);
  const { id } = await go.apply();
  await go.link(id, 'email-confirmation');
  caseId = id;
  const mail = await house.store.prisma.mail.findFirstOrThrow({ where: { caseId: id } });
  await recordMailFailure(house.store, house.occasion(), mail.id, 'failed', '550');
  taskId = (await house.store.prisma.task.findFirstOrThrow({ where: { mailId: mail.id } })).id;
});

const visit = async () =>
  await house.temporal.workflow.execute<typeof taskUpkeep>('taskUpkeep', {
    workflowId: `task-upkeep-${crypto.randomUUID()}`,
    taskQueue: house.taskQueue,
  });
const warnings = () => house.store.prisma.mail.count({ where: { taskId, template: 'task-overdue' } });

test('what no process waits for is escalated once, on a working day, when it is overdue', async () => {
  expect(await visit()).toEqual({ escalated: 0 });
  expect(await warnings()).toBe(0);
  const { dueAt } = await house.store.prisma.task.findUniqueOrThrow({ where: { id: taskId } });
  await house.skip((dueAt?.getTime() ?? 0) - house.clock.now().getTime() + day);
  // Until the next Saturday: on a day on which nobody works, nobody is warned.
  while (house.clock.now().getUTCDay() !== 6) await house.skip(day / 4);
  expect(await visit()).toEqual({ escalated: 0 });
  await house.skip(2 * day);
  expect(await visit()).toEqual({ escalated: 1 });
  expect(await visit()).toEqual({ escalated: 0 });
  expect(await warnings()).toBe(1);
  expect((await house.store.prisma.task.findUniqueOrThrow({ where: { id: taskId } })).escalatedAt).not.toBeNull();
  const events = await house.store.prisma.auditEvent.findMany({ where: { caseId } });
  expect(events.map(({ code }) => code)).toContain('task-escalated:mail-undelivered');
});

test('a warning that did not arrive is asked about, and not warned of in its turn', async () => {
  const warning = await house.store.prisma.mail.findFirstOrThrow({ where: { taskId, template: 'task-overdue' } });
  await recordMailFailure(house.store, house.occasion(), warning.id, 'failed', '550');
  const about = await house.store.prisma.task.findFirstOrThrow({ where: { mailId: warning.id } });
  await house.skip((about.dueAt?.getTime() ?? 0) - house.clock.now().getTime() + day);
  while (house.clock.now().getUTCDay() !== 2) await house.skip(day / 4);
  expect(await visit()).toEqual({ escalated: 0 });
  expect(await house.store.prisma.mail.count({ where: { taskId: about.id } })).toBe(0);
});
