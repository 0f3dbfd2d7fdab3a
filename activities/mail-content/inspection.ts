import { readInspectionMailFacts } from '../../store/inspection.ts';
import type { MailWriter } from './mail-content.ts';

/** What the mails about an inspection say. */
export const inspectionMail: MailWriter = async (store, { mail, reference }, publicUrl) => {
  const { name, reason } = await readInspectionMailFacts(store, mail.caseId);
  const link = `${publicUrl}/admin/inspections/${mail.caseId}/show`;
  const { template } = mail;
  switch (template) {
    case 'inspection-delivered':
    case 'inspection-refused':
    case 'inspection-passed':
      return { template, name, reference, link, reason: template === 'inspection-refused' ? reason : '' };
    default:
      throw new Error(`'${template}' is no mail about an inspection`);
  }
};
