import type { OtherManager, RecordedAnswer, Resending, Withdrawal } from '../../api/account-application/contract.ts';
import { jsonBody, request } from '../http.ts';

export type ChangeReceipt = { processed: boolean };

/** What the helpdesk changes in an application. All throw an HttpError: 409 when it stands otherwise by now. */
export type ApplicationActions = {
  withdrawApplication(id: string, withdrawal: Withdrawal): Promise<ChangeReceipt>;
  replaceManager(id: string, manager: OtherManager): Promise<ChangeReceipt>;
  resendLink(id: string, resending: Resending): Promise<ChangeReceipt>;
  recordAnswer(id: string, answer: RecordedAnswer): Promise<ChangeReceipt>;
};

export const applicationActions: ApplicationActions = {
  withdrawApplication: (id, withdrawal) => request(`${addressOf(id)}/withdrawal`, jsonBody('POST', withdrawal)),
  replaceManager: (id, manager) => request(`${addressOf(id)}/manager`, jsonBody('POST', manager)),
  resendLink: (id, resending) => request(`${addressOf(id)}/resending`, jsonBody('POST', resending)),
  recordAnswer: (id, answer) => request(`${addressOf(id)}/answer`, jsonBody('POST', answer)),
};

const addressOf = (id: string) => `/api/account-applications/${encodeURIComponent(id)}`;
