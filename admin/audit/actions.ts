import type { AuditChain, AuditFilter, AuditPage, ChainCheck } from '../../api/audit/contract.ts';
import { request } from '../http.ts';

export type AuditActions = {
  /** A page of the audit, the newest first. @param after where the page before ended */
  auditEvents(filter: AuditFilter, after: string | null): Promise<AuditPage>;
  auditChain(caseId: string): Promise<AuditChain>;
  checkAuditChain(caseId: string): Promise<ChainCheck>;
};

export const auditActions: AuditActions = {
  auditEvents: (filter, after) => {
    const query = new URLSearchParams(after === null ? {} : { after });
    for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
    return request(`/api/audit-events?${query}`);
  },
  auditChain: (caseId) => request(`/api/audit-chains/${encodeURIComponent(caseId)}`),
  checkAuditChain: (caseId) => request(`/api/audit-chains/${encodeURIComponent(caseId)}/check`),
};
