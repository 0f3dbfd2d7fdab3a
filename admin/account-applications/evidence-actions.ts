import type { PaperAnswer, ScanReceipt, ApplicationChoices } from '../../api/account-application/paper-contract.ts';
import type { DecisionReceipt } from '../tasks/office-actions.ts';
import type { ApplicationApproval } from '../../api/tasks/approval-contract.ts';
import { jsonBody, request } from '../http.ts';

/** What the helpdesk does with the evidence of an application: approve, add scans, enter one from paper. */
export type EvidenceActions = {
  /** @throws {HttpError} 409 when someone else decided first */
  approveApplication(taskId: string, approval: ApplicationApproval): Promise<DecisionReceipt>;
  /** @throws {HttpError} 409 when the signer was quicker; 413, 415 or 422 for a file that can't be kept */
  addScan(applicationId: string, scan: FormData): Promise<ScanReceipt>;
  /** @throws {HttpError} 422 with the faults by field */
  enterPaperApplication(form: FormData): Promise<PaperAnswer>;
  applicationChoices(): Promise<ApplicationChoices>;
};

export const evidenceActions: EvidenceActions = {
  approveApplication: (taskId, approval) =>
    request(`/api/tasks/${encodeURIComponent(taskId)}/approval`, jsonBody('POST', approval)),
  addScan: (id, body) => request(`${applicationAddress(id)}/scans`, { method: 'POST', body }),
  enterPaperApplication: (body) => request('/api/paper-applications', { method: 'POST', body }),
  applicationChoices: () => request('/api/account-application-choices'),
};

export const documentAddress = (applicationId: string, documentId: string) =>
  `${applicationAddress(applicationId)}/documents/${encodeURIComponent(documentId)}`;
export const evidenceAddress = (applicationId: string) => `${applicationAddress(applicationId)}/evidence`;

const applicationAddress = (id: string) => `/api/account-applications/${encodeURIComponent(id)}`;
