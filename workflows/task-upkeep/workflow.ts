import { proxyActivities } from '@temporalio/workflow';
import type { TaskUpkeepActivities } from '../../activities/tasks.ts';

const { escalateOverdueTasks } = proxyActivities<TaskUpkeepActivities>({
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: '10 seconds', // when a worker dies, another goes on soon
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/**
 * Looks each working morning for tasks that no process waits for (an undelivered mail, a school to be linked) and that are
 * overdue: they are escalated like any other. See worker/schedules.ts.
 */
export async function taskUpkeep(): Promise<{ escalated: number }> {
  return { escalated: await escalateOverdueTasks() };
}
