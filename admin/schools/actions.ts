import type {
  MergePreview,
  NewSchool,
  School,
  SchoolFacts,
  SchoolMerge,
  SchoolTaskAnswer,
  SchoolTaskReceipt,
} from '../../api/schools/contract.ts';
import { ifUnchanged, jsonBody, request } from '../http.ts';

/** What the helpdesk does with schools. What changes one throws an HttpError: 412 when someone else changed it before. */
export type SchoolActions = {
  /** @throws {HttpError} 422 with the faults by field */
  addSchool(school: NewSchool): Promise<School>;
  /** @throws {HttpError} 422 with the faults by field */
  changeSchool(school: Versioned, facts: SchoolFacts): Promise<School>;
  previewMerge(id: string, intoId: string): Promise<MergePreview>;
  /** @returns the school that stays */
  mergeSchool(school: Versioned, merge: SchoolMerge): Promise<School>;
  /** @throws {HttpError} 409 when someone else decided first */
  answerSchoolTask(taskId: string, answer: SchoolTaskAnswer): Promise<SchoolTaskReceipt>;
};

export type Versioned = Pick<School, 'id' | 'version'>;

export const schoolActions: SchoolActions = {
  addSchool: (school) => request('/api/schools', jsonBody('POST', school)),
  changeSchool: (school, facts) => request(addressOf(school.id), ifUnchanged(school, jsonBody('PUT', facts))),
  previewMerge: (id, intoId) => request(`${addressOf(id)}/merge-preview?intoId=${encodeURIComponent(intoId)}`),
  mergeSchool: (school, merge) =>
    request(`${addressOf(school.id)}/merge`, ifUnchanged(school, jsonBody('POST', merge))),
  answerSchoolTask: (taskId, answer) =>
    request(`/api/school-tasks/${encodeURIComponent(taskId)}/answer`, jsonBody('POST', answer)),
};

const addressOf = (id: string) => `/api/schools/${encodeURIComponent(id)}`;
