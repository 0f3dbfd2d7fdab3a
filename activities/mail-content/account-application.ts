import type { Purpose } from '../../domain/account-application.ts';
import { isTaskKind, type TaskKind } from '../../domain/tasks.ts';
import type { MailContent, MailTemplate } from '../../mails/index.ts';
import { readApplicationMailFacts, type ApplicationMailFacts, type MailFacts } from '../../store/mail-facts.ts';
import { questionOf } from '../../store/more-information.ts';
import type { Store } from '../../store/store.ts';
import type { MailWriter } from './mail-content.ts';
import { required } from './required.ts';

/** What the mails of an account application say; those to the applicant lead to the application's own page as well. */
export const accountApplicationMail: MailWriter = async (store, facts, publicUrl) => {
  const applicationFacts = await readApplicationMailFacts(store, facts.mail.caseId);
  const content = await contentFor(store, facts, applicationFacts, publicUrl);
  const { statusToken } = applicationFacts;
  if (!statusToken || toManager.has(content.template)) return content;
  return { ...content, statusLink: `${publicUrl}${linkPath('withdrawal', statusToken)}` };
};

const toManager: ReadonlySet<MailTemplate> = new Set<MailTemplate>([
  'manager-signature',
  'manager-signature-reminder',
  'manager-replaced',
  'application-closed-for-manager',
]);

async function contentFor(
  store: Store,
  facts: MailFacts,
  applicationFacts: ApplicationMailFacts,
  publicUrl: string,
): Promise<MailContent> {
  const { mail, reference } = facts;
  const { application } = applicationFacts;
  const { applicantName, applicantFunction } = application;
  const managerName = mail.recipientName ?? application.managerName;
  const schoolName = application.school.name;
  const purpose = application.purpose as Purpose;
  const template = mail.template as MailTemplate;
  const invitation = () => ({ applicantName, reference, link: linkIn(facts, publicUrl), expiresOn: lastDayOf(facts) });

  switch (template) {
    case 'email-confirmation':
    case 'email-confirmation-reminder':
      return { template, ...invitation() };
    case 'applicant-nda':
    case 'applicant-nda-reminder':
      return { template, ...invitation(), purpose };
    case 'manager-signature':
    case 'manager-signature-reminder':
      return { template, ...invitation(), managerName, applicantFunction, schoolName, purpose };
    case 'activation':
    case 'activation-reminder':
      return { template, name: applicantName, reference, link: linkIn(facts, publicUrl), expiresOn: lastDayOf(facts) };
    case 'application-already-open':
      return { template, applicantName, reference, link: facts.linkWorks ? linkIn(facts, publicUrl) : null };
    case 'application-in-review': {
      const { dueAt, key } = required(mail.task, 'a task');
      const again = key !== 'helpdesk-review';
      return { template, applicantName, reference, dueOn: required(dueAt, 'a due date'), again, purpose };
    }
    case 'more-information':
    case 'more-information-reminder': {
      const asked = await questionOf(store, required(mail.task, 'a task'));
      return { template, ...invitation(), purpose, question: required(asked?.reason, 'a question') };
    }
    case 'manager-replaced':
      return { template, managerName: mail.recipientName, applicantName, reference, purpose };
    case 'application-refused':
      return { template, applicantName, reference, ...refusalIn(applicationFacts) };
    case 'application-expired':
      return { template, applicantName, reference, waitedFor: waitedFor(applicationFacts) };
    case 'application-withdrawn':
      return { template, applicantName, reference, reason: applicationFacts.withdrawal?.reason ?? null };
    case 'application-closed-for-manager':
      return {
        template,
        managerName,
        applicantName,
        reference,
        purpose,
        outcome: applicationFacts.refusal ? 'refused' : endOf(application),
      };
    case 'account-activated':
      return {
        ...{ template, name: applicantName, schoolName },
        ...{ loginUrl: `${publicUrl}/admin/`, accountUrl: `${publicUrl}/admin/my-account` },
      };
    case 'school-added':
      return {
        ...{ template, name: applicantName, reference, schoolName, loginUrl: `${publicUrl}/admin/` },
        studyFields: application.studyFields.map(({ studyField }) => studyField.name),
      };
    case 'study-fields-granted':
    case 'study-fields-not-granted':
      return shortFormMail(template, applicationFacts, publicUrl);
    default:
      throw new Error(`'${template}' is no mail of an account application`);
  }
}

const endOf = ({ case: { outcome } }: ApplicationMailFacts['application']): 'withdrawn' | 'expired' =>
  outcome === 'withdrawn' ? 'withdrawn' : 'expired';

/** How the application for more study fields ended. */
function shortFormMail(
  template: 'study-fields-granted' | 'study-fields-not-granted',
  { application, refusal }: ApplicationMailFacts,
  publicUrl: string,
): MailContent {
  const about = { name: application.applicantName, reference: application.case.reference };
  const link = `${publicUrl}/admin/my-school/study-fields`;
  if (template === 'study-fields-not-granted') {
    const why = notGrantedBecause(application.case.outcome);
    return { template, ...about, why, reason: refusal?.reason ?? '', link };
  }
  const studyFields = application.studyFields.map(({ studyField }) => studyField.name);
  return { template, ...about, schoolName: application.school.name, studyFields, loginUrl: link };
}

function notGrantedBecause(outcome: string | null) {
  switch (outcome) {
    case 'refused-by-manager':
    case 'refused-by-applicant':
    case 'refused-by-helpdesk':
    case 'withdrawn':
      return outcome;
    default:
      return 'expired' as const;
  }
}

const pathOfKind: Partial<Record<TaskKind, string>> = {
  'email-confirmation': '/aanvragen/bevestigen',
  'manager-signature': '/ondertekenen',
  'applicant-nda': '/ondertekenen',
  'more-information': '/aanvullen',
  activation: '/activeren',
  withdrawal: '/aanvraag',
  'account-confirmation': '/account/bevestigen',
};

/** The page that answers a task of this kind; the token is its only secret. */
export const linkPath = (kind: TaskKind, token: string): string => `${pathOfKind[kind] ?? ''}/${token}`;

/** The mail's link, or the link of the task that waits, where the mail itself is about no task. */
export function linkIn({ linkKind, token }: MailFacts, publicUrl: string): string {
  if (!linkKind || !isTaskKind(linkKind)) throw new Error('The mail has no link');
  return `${publicUrl}${linkPath(linkKind, required(token, 'a link'))}`;
}

/** A link dies at the first instant of a day; its last day is the one before. */
export const lastDayOf = ({ mail }: MailFacts): Date =>
  new Date(required(mail.link?.expiresAt, 'a link').getTime() - 1);

function refusalIn({ refusal }: ApplicationMailFacts): {
  reason: string;
  refusedBy: 'manager' | 'applicant' | 'helpdesk';
} {
  const { actor, reason } = required(refusal, 'a refusal');
  return { reason: reason ?? '', refusedBy: actor === 'manager' || actor === 'applicant' ? actor : 'helpdesk' };
}

/** Whose silence ended the application: the tasks that were open when the term was over. */
function waitedFor({ unanswered }: ApplicationMailFacts): 'applicant' | 'manager' | 'both' {
  const manager = unanswered.some(({ kind }) => kind === 'manager-signature');
  const applicant = unanswered.some(({ kind }) => kind !== 'manager-signature');
  if (manager && applicant) return 'both';
  return manager ? 'manager' : 'applicant';
}
