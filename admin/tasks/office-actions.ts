import type { Colleague, Comment, NewComment, SavedFilter, Task } from '../../api/tasks/contract.ts';
import { jsonBody, request } from '../http.ts';

/** What colleagues do with a task beside claiming and deciding it, and the own ways to see the inbox. */
export type OfficeTaskActions = {
  colleagues(): Promise<{ data: Colleague[] }>;
  /** @throws {HttpError} 412 when someone else changed the task in the meantime */
  assignTask(task: Task, accountId: string): Promise<Task>;
  comments(taskId: string): Promise<{ data: Comment[] }>;
  commentOnTask(taskId: string, comment: NewComment): Promise<{ data: Comment[] }>;
  savedFilters(): Promise<{ data: SavedFilter[] }>;
  /** Saves it under its id, new or known. @throws {HttpError} 422 when another one has this name */
  saveFilter(filter: SavedFilter): Promise<{ data: SavedFilter[] }>;
  deleteFilter(id: string): Promise<{ data: SavedFilter[] }>;
};

export const officeTaskActions: OfficeTaskActions = {
  colleagues: () => request('/api/colleagues'),
  assignTask: (task, accountId) => {
    const sent = jsonBody('PUT', { accountId });
    return request(`${taskPath(task.id)}/assignee`, {
      ...sent,
      headers: { ...sent.headers, 'If-Match': `"${task.version}"` },
    });
  },
  comments: (taskId) => request(`${taskPath(taskId)}/comments`),
  commentOnTask: (taskId, comment) => request(`${taskPath(taskId)}/comments`, jsonBody('POST', comment)),
  savedFilters: () => request('/api/saved-filters'),
  saveFilter: ({ id, ...wanted }) => request(`/api/saved-filters/${id}`, jsonBody('PUT', wanted)),
  deleteFilter: (id) => request(`/api/saved-filters/${id}`, { method: 'DELETE' }),
};

const taskPath = (id: string) => `/api/tasks/${encodeURIComponent(id)}`;
