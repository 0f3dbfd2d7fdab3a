import { readSittingMailFacts } from '../../store/sitting-process.ts';
import type { MailWriter } from './mail-content.ts';

/** What the mails about a sitting of its own say: one that belongs to no scheduling request. */
export const sittingMail: MailWriter = async (store, { mail, reference }, publicUrl) => {
  const { name } = await readSittingMailFacts(store, mail.caseId);
  const { template } = mail;
  if (template !== 'results-released') throw new Error(`'${template}' is no mail about a sitting`);
  return { template, name, reference, link: `${publicUrl}/admin/results/${mail.caseId}/show` };
};
