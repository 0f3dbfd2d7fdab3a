import type { Colleague, Comment, NewComment, SavedFilter, Task, TaskDecision } from '../../api/tasks/contract.ts';
import { ifUnchanged, jsonBody, request } from '../http.ts';

export type DecisionReceipt = { task: Task; processed: boolean };

/** What the office does with tasks, and the own ways to see the inbox. */
export type OfficeTaskActions = {
  colleagues(): Promise<{ data: Colleague[] }>;
  /** These three throw an HttpError 412 when someone else changed the task in the meantime. */
  claimTask(task: Task): Promise<Task>;
  unclaimTask(task: Task): Promise<Task>;
  assignTask(task: Task, accountId: string): Promise<Task>;
  /** @throws {HttpError} 409 when someone else decided first; the message says what, and by whom */
  decideTask(taskId: string, decision: TaskDecision): Promise<DecisionReceipt>;
  comments(taskId: string): Promise<{ data: Comment[] }>;
  commentOnTask(taskId: string, comment: NewComment): Promise<{ data: Comment[] }>;
  savedFilters(): Promise<{ data: SavedFilter[] }>;
  /** Saves it under its id, new or known. @throws {HttpError} 422 when another one has this name */
  saveFilter(filter: SavedFilter): Promise<{ data: SavedFilter[] }>;
  deleteFilter(id: string): Promise<{ data: SavedFilter[] }>;
};

export const officeTaskActions: OfficeTaskActions = {
  colleagues: () => request('/api/colleagues'),
  claimTask: (task) => request(`${taskPath(task.id)}/claim`, ifUnchanged(task, { method: 'POST' })),
  unclaimTask: (task) => request(`${taskPath(task.id)}/unclaim`, ifUnchanged(task, { method: 'POST' })),
  assignTask: (task, accountId) =>
    request(`${taskPath(task.id)}/assignee`, ifUnchanged(task, jsonBody('PUT', { accountId }))),
  decideTask: (taskId, decision) => request(`${taskPath(taskId)}/decision`, jsonBody('POST', decision)),
  comments: (taskId) => request(`${taskPath(taskId)}/comments`),
  commentOnTask: (taskId, comment) => request(`${taskPath(taskId)}/comments`, jsonBody('POST', comment)),
  savedFilters: () => request('/api/saved-filters'),
  saveFilter: ({ id, ...wanted }) => request(`/api/saved-filters/${id}`, jsonBody('PUT', wanted)),
  deleteFilter: (id) => request(`/api/saved-filters/${id}`, { method: 'DELETE' }),
};

const taskPath = (id: string) => `/api/tasks/${encodeURIComponent(id)}`;
