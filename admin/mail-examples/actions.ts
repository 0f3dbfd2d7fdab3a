import type { MailExample, MailExampleRow } from '../../api/mail/contract.ts';
import { request } from '../http.ts';

export type MailExampleActions = {
  mailExamples(): Promise<{ data: MailExampleRow[] }>;
  mailExample(id: string, locale: string): Promise<MailExample>;
};

export const mailExampleActions: MailExampleActions = {
  mailExamples: () => request('/api/mail-examples'),
  mailExample: (id, locale) => request(`/api/mail-examples/${encodeURIComponent(id)}?locale=${locale}`),
};
