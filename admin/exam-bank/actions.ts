import type { BankExam, Draft, ExamVersionDetails, Media, NewExam, StudyField } from '../../api/exam-bank/contract.ts';
import { ifUnchanged, jsonBody, request } from '../http.ts';

/** A version as it was read, so that a change goes to what the person saw. */
export type ReadVersion = Pick<ExamVersionDetails, 'id' | 'version'>;

type StudyFieldNames = Pick<StudyField, 'name' | 'groupName'>;
type NewStudyField = StudyFieldNames & Pick<StudyField, 'code'>;

/**
 * What editors do with the exam bank. All of them can throw an HttpError: 412 when someone else saved the draft in the
 * meantime, 409 when it can't be done as things stand, 422 with the faults by field.
 */
export type ExamBankActions = {
  createExam(exam: NewExam): Promise<BankExam>;
  changeExamStudyFields(examId: string, studyFieldIds: string[]): Promise<BankExam>;
  /** Answers with the id of the new version, a copy of the newest. */
  startDraft(examId: string): Promise<{ id: string }>;
  saveDraft(seen: ReadVersion, draft: Draft): Promise<ExamVersionDetails>;
  publishDraft(seen: ReadVersion): Promise<ExamVersionDetails>;
  deleteDraft(seen: ReadVersion): Promise<void>;
  retireVersion(versionId: string, reason: string): Promise<ExamVersionDetails>;
  /** PNG, JPEG or MP3, at most 10 MB. */
  addMedia(file: File): Promise<Media>;
  addStudyField(field: NewStudyField): Promise<StudyField>;
  renameStudyField(id: string, names: StudyFieldNames): Promise<StudyField>;
  retireStudyField(id: string): Promise<StudyField>;
};

export const examBankActions: ExamBankActions = {
  createExam: (exam) => request('/api/exam-bank', jsonBody('POST', exam)),
  changeExamStudyFields: (examId, studyFieldIds) =>
    request(`/api/exam-bank/${encodeURIComponent(examId)}/study-fields`, jsonBody('PUT', { studyFieldIds })),
  startDraft: (examId) => request(`/api/exam-bank/${encodeURIComponent(examId)}/draft`, { method: 'POST' }),
  saveDraft: (seen, draft) => request(addressOf(seen), ifUnchanged(seen, jsonBody('PUT', draft))),
  publishDraft: (seen) => request(`${addressOf(seen)}/publish`, ifUnchanged(seen, { method: 'POST' })),
  deleteDraft: (seen) => request(addressOf(seen), ifUnchanged(seen, { method: 'DELETE' })),
  retireVersion: (id, reason) => request(`${addressOf({ id })}/retire`, jsonBody('POST', { reason })),
  addMedia: (file) =>
    request(`/api/media?${new URLSearchParams({ name: file.name.slice(0, longestName) })}`, {
      method: 'POST',
      headers: { 'Content-Type': file.type || 'application/octet-stream' },
      body: file,
    }),
  addStudyField: (field) => request('/api/study-fields', jsonBody('POST', field)),
  renameStudyField: (id, names) => request(`/api/study-fields/${encodeURIComponent(id)}`, jsonBody('PUT', names)),
  retireStudyField: (id) => request(`/api/study-fields/${encodeURIComponent(id)}/retire`, { method: 'POST' }),
};

const longestName = 200;

const addressOf = ({ id }: Pick<ReadVersion, 'id'>) => `/api/exam-versions/${encodeURIComponent(id)}`;
