import { ScheduleAlreadyRunning, ScheduleNotFoundError, type Client, type ScheduleOptions } from '@temporalio/client';

/** What is done again and again, by Temporal Schedules: one of each for the whole system, one visit at a time. */

/** In real use the mailbox is looked into every minute. */
export const everyMinute = 60;

/**
 * Has the mailbox read regularly.
 *
 * @param scheduleId of its own only where several systems share a namespace
 */
export async function ensureMailbox(
  client: Client,
  taskQueue: string,
  { seconds = everyMinute, scheduleId = 'mailbox' }: { seconds?: number; scheduleId?: string } = {},
): Promise<void> {
  await ensureSchedule(client, taskQueue, {
    ...{ scheduleId, workflowType: 'mailbox', catchupWindow: '1 minute' },
    spec: { intervals: [{ every: seconds * 1_000 }] },
  });
}

/** Where no mailbox is configured (any more) nothing is read. */
export const forgetMailbox = (client: Client, scheduleId = 'mailbox'): Promise<void> =>
  forgetSchedule(client, scheduleId);

/**
 * Has the accounts looked after once a day, before anybody works. A day on which Temporal was away is made up for.
 *
 * @param scheduleId as for the mailbox
 */
export async function ensureAccountUpkeep(
  client: Client,
  taskQueue: string,
  scheduleId = 'account-upkeep',
): Promise<void> {
  await ensureSchedule(client, taskQueue, {
    ...{ scheduleId, workflowType: 'accountUpkeep', catchupWindow: '1 day' },
    spec: { calendars: [{ hour: 5, minute: 0 }], timezone: 'Europe/Amsterdam' },
  });
}

/**
 * Has the tasks that no process waits for looked after when work begins.
 *
 * @param scheduleId as for the mailbox
 */
export async function ensureTaskUpkeep(client: Client, taskQueue: string, scheduleId = 'task-upkeep'): Promise<void> {
  await ensureSchedule(client, taskQueue, {
    ...{ scheduleId, workflowType: 'taskUpkeep', catchupWindow: '1 day' },
    spec: { calendars: [{ hour: 9, minute: 0 }], timezone: 'Europe/Amsterdam' },
  });
}

type Wanted = Pick<ScheduleOptions, 'scheduleId' | 'spec'> & {
  workflowType: string;
  catchupWindow: '1 minute' | '1 day';
};

/**
 * A second worker finds it there; changed settings are brought into it. Someone who paused it by hand finds it paused.
 */
async function ensureSchedule(
  client: Client,
  taskQueue: string,
  { scheduleId, spec, workflowType, catchupWindow }: Wanted,
): Promise<void> {
  const wanted = {
    scheduleId,
    spec,
    action: { type: 'startWorkflow', workflowType, workflowId: scheduleId, taskQueue, args: [] },
    policies: { overlap: 'SKIP', catchupWindow },
  } satisfies ScheduleOptions;
  try {
    await client.schedule.create(wanted);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await client.schedule.getHandle(scheduleId).update((known) => ({ ...known, ...wanted }));
  }
}

export async function forgetSchedule(client: Client, scheduleId: string): Promise<void> {
  try {
    await client.schedule.getHandle(scheduleId).delete();
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
  }
}
