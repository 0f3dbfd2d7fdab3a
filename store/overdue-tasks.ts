import { isWorkingDay } from '../domain/working-days.ts';
import { workingDayCalendar } from './settings.ts';
import type { Occasion, Store } from './store.ts';
import { takeMoment } from './tasks.ts';

/**
 * Escalates the tasks that no process waits for and that are overdue, each once; on a day on which nobody works, none.
 * Tasks of a process are escalated by it: see workflows/human-task.ts. One about such a warning that did not arrive is not:
 * its warning would not arrive either, and so on each day.
 *
 * @returns how many
 */
export async function escalateOverdueTasks(store: Store, occasion: Occasion): Promise<number> {
  if (!isWorkingDay(occasion.at, await workingDayCalendar(store.prisma))) return 0;
  const overdue = await store.prisma.task.findMany({
    where: {
      ...{ workflowId: null, state: 'open', escalatedAt: null, dueAt: { lt: occasion.at } },
      OR: [{ mailId: null }, { mail: { template: { not: 'task-overdue' } } }],
    },
    orderBy: { dueAt: 'asc' },
    select: { id: true },
  });
  for (const { id } of overdue) await takeMoment(store, occasion, id, 'escalate');
  return overdue.length;
}
