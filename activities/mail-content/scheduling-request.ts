import { dayOf } from '../../domain/exam-window.ts';
import { firstSittingAt } from '../../domain/scheduling.ts';
import { faultsInMail } from '../../domain/scheduling-request.ts';
import { tellFault } from '../../domain/spreadsheet-fault.ts';
import { isLocale, translator } from '../../locales/index.ts';
import { readSchedulingMailFacts } from '../../store/scheduling-request-process.ts';
import type { MailWriter } from './mail-content.ts';
import { required } from './required.ts';

/** What the mails about a scheduling request say. */
export const schedulingMail: MailWriter = async (store, { mail, reference }, publicUrl) => {
  const facts = await readSchedulingMailFacts(store, mail.caseId, mail.recipient);
  const { name, check, fileName, sittings, resultsFrom, reason } = facts;
  const about = { name, reference, link: `${publicUrl}/admin/scheduling-requests/${mail.caseId}/show` };
  const { template } = mail;
  switch (template) {
    case 'scheduling-accepted': {
      const plan = required(check?.plan, 'a plan');
      const candidates = plan.sittings.reduce((sum, one) => sum + one.candidates.length, 0);
      const dueAt = required(mail.task?.dueAt, 'a promise');
      const isShortNotice = dayOf(dueAt) >= dayOf(required(firstSittingAt(plan), 'a sitting'));
      return { ...about, template, dueAt, isShortNotice, sittings: plan.sittings.length, candidates };
    }
    case 'scheduling-faults':
    case 'scheduling-faults-reminder': {
      const { faults, unlisted } = required(check, 'a check');
      const t = translator(isLocale(mail.locale) ? mail.locale : 'nl');
      const lines = faults.map((fault) => tellFault(fault, (key, values) => t(`scheduling:${key}`, values)).whole);
      return {
        ...{ ...about, template, fileName },
        faults: lines.slice(0, faultsInMail),
        more: Math.max(0, lines.length - faultsInMail) + unlisted,
        expiresOn: required(mail.task?.expiresAt, 'a term'),
      };
    }
    case 'scheduling-scheduled':
      return { ...about, template, sittings, resultsOn: required(resultsFrom, 'a release') };
    case 'scheduling-refused':
      return { ...about, template, reason };
    case 'results-released':
      return { ...about, template, link: `${publicUrl}/admin/results` };
    case 'scheduling-expired':
    case 'scheduling-withdrawn':
    case 'scheduling-known':
      return { ...about, template };
    default:
      throw new Error(`'${template}' is no mail about a scheduling request`);
  }
};
