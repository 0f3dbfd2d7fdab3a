import type { SchedulingReceipt, SchedulingRequest } from '../../api/scheduling/request-contract.ts';
import { jsonBody, request } from '../http.ts';

/** A filled template as it is sent. `id` is made once per file, so that sent twice it is taken in once. */
export type SentTemplate = { id: string; file: File; schoolId?: string };

/** What is done to have exams scheduled. Both can throw an HttpError: 422 without a file, 409 when it is finished. */
export type SchedulingRequestActions = {
  sendTemplate(sent: SentTemplate): Promise<SchedulingReceipt>;
  sendCorrectedTemplate(requestId: string, sent: SentTemplate): Promise<SchedulingReceipt>;
  /** @param decisionId made once per press: sent twice, it is one */
  withdrawSchedulingRequest(requestId: string, decisionId: string): Promise<SchedulingRequest>;
};

export const schedulingRequestActions: SchedulingRequestActions = {
  sendTemplate: (sent) => request('/api/scheduling-requests', formOf(sent)),
  sendCorrectedTemplate: (requestId, sent) => request(`${addressOf(requestId)}/files`, formOf(sent)),
  withdrawSchedulingRequest: (requestId, decisionId) =>
    request(`${addressOf(requestId)}/withdrawal`, jsonBody('POST', { decisionId })),
};

export const templateAddress = (schoolId: string) =>
  `/api/scheduling-template?schoolId=${encodeURIComponent(schoolId)}`;
export const fileAddress = (requestId: string, fileId: string) =>
  `${addressOf(requestId)}/files/${encodeURIComponent(fileId)}`;
export const requestPath = (id: string) => `/scheduling-requests/${id}/show`;

const addressOf = (id: string) => `/api/scheduling-requests/${encodeURIComponent(id)}`;

function formOf(sent: SentTemplate) {
  const body = new FormData();
  for (const [name, value] of Object.entries(sent)) body.set(name, value);
  return { method: 'POST', body };
}
