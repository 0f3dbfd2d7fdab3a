import { Context } from '@temporalio/activity';
import type { MomentKind } from '../domain/task-plan.ts';
import type { TaskKind } from '../domain/tasks.ts';
import { escalateOverdueTasks } from '../store/overdue-tasks.ts';
import * as tasks from '../store/tasks.ts';
import type { OpenedTask, TaskStanding } from '../store/tasks.ts';
import { occasionOf, type ActivityContext } from './context.ts';

/** What every process asks of the task list: see workflows/human-task.ts. */
export type TaskActivities = {
  openTask(task: { caseId: string; kind: TaskKind; key: string }): Promise<OpenedTask>;
  takeMoment(taskId: string, what: MomentKind): Promise<TaskStanding>;
  cancelTask(taskId: string): Promise<TaskStanding>;
};

/** See workflows/task-upkeep/workflow.ts; answers with how many there were. */
export type TaskUpkeepActivities = { escalateOverdueTasks(): Promise<number> };

export function taskActivities(context: ActivityContext): TaskActivities & TaskUpkeepActivities {
  const { store } = context;
  return {
    openTask: (task) => tasks.openTask(store, occasionOf(context), { ...task, workflowId: currentWorkflowId() }),
    takeMoment: (taskId, what) => tasks.takeMoment(store, occasionOf(context), taskId, what),
    escalateOverdueTasks: () => escalateOverdueTasks(store, occasionOf(context)),
    cancelTask: (taskId) => tasks.cancelTask(store, occasionOf(context), taskId),
  };
}

function currentWorkflowId(): string {
  const { workflowExecution } = Context.current().info;
  if (!workflowExecution) throw new Error('A task is opened by a process');
  return workflowExecution.workflowId;
}
