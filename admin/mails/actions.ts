import type { Mail } from '../../api/mail/contract.ts';
import { jsonBody, request } from '../http.ts';

export type MailActions = {
  /** @throws {HttpError} 409 when it waits to be sent already, or its link no longer works */
  resendMail(id: string, requestId: string): Promise<Mail>;
};

export const mailActions: MailActions = {
  resendMail: (id, requestId) =>
    request(`/api/mails/${encodeURIComponent(id)}/resend`, jsonBody('POST', { requestId })),
};
