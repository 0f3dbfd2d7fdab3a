import type { HelpAnswer, HelpAnswerReceipt, HelpDismissal } from '../../api/help-request/contract.ts';
import { jsonBody, request } from '../http.ts';

/** What the helpdesk does with a question. Both throw an HttpError: 409 when someone else decided, or a message came in. */
export type HelpRequestActions = {
  answerQuestion(id: string, answer: HelpAnswer): Promise<HelpAnswerReceipt>;
  dismissQuestion(id: string, dismissal: HelpDismissal): Promise<HelpAnswerReceipt>;
};

export const helpRequestActions: HelpRequestActions = {
  answerQuestion: (id, answer) => request(`${addressOf(id)}/answer`, jsonBody('POST', answer)),
  dismissQuestion: (id, dismissal) => request(`${addressOf(id)}/dismissal`, jsonBody('POST', dismissal)),
};

const addressOf = (id: string) => `/api/help-requests/${encodeURIComponent(id)}`;
