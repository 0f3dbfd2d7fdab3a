import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { zone } from '../domain/working-days.ts';
import { afterThisFile } from '../tests/support/after-file.ts';
import { openHouse } from '../tests/support/house.ts';
import { ensureAccountUpkeep, ensureTaskUpkeep, forgetSchedule } from './schedules.ts';

test.each([
  ['the accounts are', 'accountUpkeep', ensureAccountUpkeep, '05:00'],
  ['what no process waits for is', 'taskUpkeep', ensureTaskUpkeep, '09:00'],
] as const)('%s looked after each morning in Amsterdam, by one schedule however many workers start', async (...row) => {
  const [, workflowType, ensure, hour] = row;
  const { temporal, taskQueue } = await openHouse();
  const scheduleId = `${workflowType}-${taskQueue}`;
  await Promise.all([1, 2].map(() => ensure(temporal, taskQueue, scheduleId)));
  afterThisFile(() => forgetSchedule(temporal, scheduleId));
  const { action, info, policies } = await temporal.schedule.getHandle(scheduleId).describe();
  expect(action).toMatchObject({ workflowType, taskQueue });
  expect(policies.overlap).toBe('SKIP');
  const times = info.nextActionTimes.map((at) => DateTime.fromJSDate(at, { zone }).toFormat('HH:mm'));
  expect(times.length).toBeGreaterThan(1);
  expect(new Set(times)).toEqual(new Set([hour]));
  await forgetSchedule(temporal, scheduleId);
  await forgetSchedule(temporal, scheduleId);
});
