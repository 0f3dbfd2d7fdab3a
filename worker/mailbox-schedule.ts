import { ScheduleAlreadyRunning, ScheduleNotFoundError, type Client, type ScheduleOptions } from '@temporalio/client';

/** In real use the mailbox is looked into every minute. */
export const everyMinute = 60;

/**
 * Has the mailbox read regularly, by a Temporal Schedule: one for the whole system, one visit at a time. A second worker
 * finds it there; changed settings are brought into it. Someone who paused it by hand finds it paused.
 *
 * @param scheduleId of its own only where several systems share a namespace
 */
export async function ensureMailbox(
  client: Client,
  taskQueue: string,
  { seconds = everyMinute, scheduleId = 'mailbox' }: { seconds?: number; scheduleId?: string } = {},
): Promise<void> {
  const wanted = {
    scheduleId,
    spec: { intervals: [{ every: seconds * 1_000 }] },
    action: { type: 'startWorkflow', workflowType: 'mailbox', workflowId: scheduleId, taskQueue, args: [] },
    policies: { overlap: 'SKIP', catchupWindow: '1 minute' },
  } satisfies ScheduleOptions;
  try {
    await client.schedule.create(wanted);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await client.schedule.getHandle(scheduleId).update((known) => ({ ...known, ...wanted }));
  }
}

/** Where no mailbox is configured (any more) nothing is read. */
export async function forgetMailbox(client: Client, scheduleId = 'mailbox'): Promise<void> {
  try {
    await client.schedule.getHandle(scheduleId).delete();
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
  }
}
