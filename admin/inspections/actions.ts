import type {
  InspectionAnswer,
  InspectionExam,
  InspectionMatch,
  InspectionReceipt,
  InspectionRequest,
} from '../../api/inspection/contract.ts';
import { jsonBody, request } from '../http.ts';

/** What is done with an inspection. A school asks for it, the helpdesk says which exam is meant. */
export type InspectionActions = {
  /** @throws {HttpError} 422 with the faults by field */
  requestInspection(wanted: InspectionRequest): Promise<InspectionAnswer>;
  /** The exams that candidates of the own school made. */
  inspectionExams(): Promise<{ data: InspectionExam[] }>;
  /** @throws {HttpError} 409 when someone else decided first, 422 when this exam can't be inspected */
  matchInspection(id: string, match: InspectionMatch): Promise<InspectionReceipt>;
};

export const inspectionActions: InspectionActions = {
  requestInspection: (wanted) => request('/api/inspections', jsonBody('POST', wanted)),
  inspectionExams: () => request('/api/inspection-exams'),
  matchInspection: (id, match) => request(`${inspectionAddress(id)}/match`, jsonBody('POST', match)),
};

export const printoutAddress = (id: string) => `${inspectionAddress(id)}/printout`;

const inspectionAddress = (id: string) => `/api/inspections/${encodeURIComponent(id)}`;
