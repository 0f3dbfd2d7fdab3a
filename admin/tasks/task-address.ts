import type { Task } from '../../api/tasks/contract.ts';

export const taskAddress = (task: Pick<Task, 'id'>): string => `/tasks/${task.id}/show`;
