import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { zone } from '../domain/working-days.ts';
import { afterThisFile } from '../tests/support/after-file.ts';
import { openHouse } from '../tests/support/house.ts';
import { ensureAccountUpkeep, forgetSchedule } from './schedules.ts';

test('the accounts are looked after each morning at five in Amsterdam, by one schedule however many workers start', async () => {
  const { temporal, taskQueue } = await openHouse();
  const scheduleId = `account-upkeep-${taskQueue}`;
  await Promise.all([1, 2].map(() => ensureAccountUpkeep(temporal, taskQueue, scheduleId)));
  afterThisFile(() => forgetSchedule(temporal, scheduleId));
  const { action, info, policies } = await temporal.schedule.getHandle(scheduleId).describe();
  expect(action).toMatchObject({ workflowType: 'accountUpkeep', taskQueue });
  expect(policies.overlap).toBe('SKIP');
  const times = info.nextActionTimes.map((at) => DateTime.fromJSDate(at, { zone }).toFormat('HH:mm'));
  expect(times.length).toBeGreaterThan(1);
  expect(new Set(times)).toEqual(new Set(['05:00']));
  await forgetSchedule(temporal, scheduleId);
  await forgetSchedule(temporal, scheduleId);
});
