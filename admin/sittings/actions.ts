import type {
  AddedCandidates,
  CandidateChange,
  CandidateList,
  NewSitting,
  SchedulingSchool,
  Sitting,
  SittingChange,
  SittingToCheck,
  Warning,
} from '../../api/scheduling/contract.ts';
import { ifUnchanged, jsonBody, request } from '../http.ts';

/** A sitting as it was read, so that a change goes to what the person saw. */
export type ReadSitting = Pick<Sitting, 'id' | 'version'>;

/**
 * What an account holder does with sittings. All of them can throw an HttpError: 412 when someone else changed the
 * sitting in the meantime, 409 when it is too late for this, 422 with the faults by field.
 */
export type SittingActions = {
  /** Where, and for whom, the reader may schedule. */
  schedulingSchools(): Promise<SchedulingSchool[]>;
  /** What there is to warn of before it is saved. */
  checkSitting(entry: SittingToCheck): Promise<Warning[]>;
  scheduleSitting(entry: NewSitting): Promise<Sitting>;
  changeSitting(sitting: ReadSitting, change: SittingChange): Promise<Sitting>;
  cancelSitting(sitting: ReadSitting, reason: string): Promise<Sitting>;
  passOnSitting(sitting: ReadSitting, accountId: string): Promise<Sitting>;
  addCandidates(sitting: ReadSitting, added: AddedCandidates): Promise<Sitting>;
  /** What there is to warn of before a candidate is changed. */
  checkCandidate(sitting: ReadSitting, candidateId: string, change: CandidateChange): Promise<Warning[]>;
  changeCandidate(sitting: ReadSitting, candidateId: string, change: CandidateChange): Promise<Sitting>;
  withdrawCandidate(sitting: ReadSitting, candidateId: string): Promise<Sitting>;
  /** Reads a spreadsheet, or what was copied from one; nothing is saved. */
  readCandidateList(list: { file: File } | { text: string }): Promise<CandidateList>;
};

export const sittingActions: SittingActions = {
  schedulingSchools: async () => (await request<{ data: SchedulingSchool[] }>('/api/scheduling-schools')).data,
  checkSitting: async (entry) =>
    (await request<{ warnings: Warning[] }>('/api/sittings/check', jsonBody('POST', entry))).warnings,
  scheduleSitting: (entry) => request('/api/sittings', jsonBody('POST', entry)),
  changeSitting: (sitting, change) => request(addressOf(sitting), ifUnchanged(sitting, jsonBody('PUT', change))),
  cancelSitting: (sitting, reason) =>
    request(`${addressOf(sitting)}/cancellation`, ifUnchanged(sitting, jsonBody('POST', { reason }))),
  passOnSitting: (sitting, accountId) =>
    request(`${addressOf(sitting)}/owner`, ifUnchanged(sitting, jsonBody('PUT', { accountId }))),
  addCandidates: (sitting, added) => request(`${addressOf(sitting)}/candidates`, jsonBody('POST', added)),
  checkCandidate: async (sitting, candidateId, change) =>
    (
      await request<{ warnings: Warning[] }>(
        `${candidateAddress(sitting, candidateId)}/check`,
        jsonBody('POST', change),
      )
    ).warnings,
  changeCandidate: (sitting, candidateId, change) =>
    request(candidateAddress(sitting, candidateId), ifUnchanged(sitting, jsonBody('PUT', change))),
  withdrawCandidate: (sitting, candidateId) =>
    request(`${candidateAddress(sitting, candidateId)}/withdrawal`, ifUnchanged(sitting, { method: 'POST' })),
  readCandidateList: (list) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(list)) body.set(name, value);
    return request('/api/candidate-lists', { method: 'POST', body });
  },
};

const addressOf = ({ id }: ReadSitting) => `/api/sittings/${encodeURIComponent(id)}`;
const candidateAddress = (sitting: ReadSitting, id: string) =>
  `${addressOf(sitting)}/candidates/${encodeURIComponent(id)}`;
