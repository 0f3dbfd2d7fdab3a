import { formatDate, translator, type Locale, type TextKey, type Translate } from '../locales/index.ts';
import type { MailContent } from './content.ts';
import { accountLetter } from './accounts.ts';
import { helpLetter } from './help-request.ts';
import { inspectionLetter } from './inspection.ts';
import { schedulingLetter } from './scheduling-request.ts';

/** A mail as plain content: the HTML and the text are both made from this, so they always say the same. */
export interface Letter {
  subject: string;
  /** What a mailbox shows behind the subject. */
  preheader: string;
  greeting: string;
  paragraphs: string[];
  facts: { label: string; value: string }[];
  /** What is to be gone through one by one. */
  list: string[];
  button: { label: string; href: string } | null;
  after: string[];
  /** Where one can always look; below all that is asked. */
  status: { label: string; href: string } | null;
  /** What was written before, below everything else. */
  quote: { label: string; lines: string[] } | null;
}

/** @param publicUrl without a slash at the end */
export function writeLetter(mail: MailContent, locale: Locale, publicUrl: string): Letter {
  const t = translator(locale);
  const body = bodyOf(mail, { t, locale, publicUrl });
  return {
    subject: oneLine(t(`mail:${mail.template}.subject`, { reference: 'reference' in mail ? mail.reference : '' })),
    preheader: t(`mail:${mail.template}.preheader`),
    greeting: greetingFor(mail, t),
    facts: [],
    list: [],
    button: null,
    after: [],
    status: mail.statusLink ? { label: t(statusWords(mail.template)), href: mail.statusLink } : null,
    quote: null,
    ...body,
  };
}

/** What can still be done on the application's page when this mail goes out. */
function statusWords(template: MailContent['template']): TextKey {
  switch (template) {
    case 'application-in-review':
    case 'more-information':
    case 'more-information-reminder':
      return 'mail:frame.statusInReview';
    case 'email-confirmation':
    case 'email-confirmation-reminder':
    case 'application-already-open':
    case 'applicant-nda':
    case 'applicant-nda-reminder':
      return 'mail:frame.status';
    default:
      return 'mail:frame.statusDecided';
  }
}

interface Desk {
  t: Translate;
  locale: Locale;
  publicUrl: string;
}
type Body = Pick<Letter, 'paragraphs'> & Partial<Omit<Letter, 'paragraphs' | 'greeting'>>;

/** More study fields are asked on an account that is there. */
const isForStudyFields = ({ purpose }: { purpose?: string }): boolean => purpose === 'study-fields';

const reviewTextOf = ({ again, purpose }: { again?: boolean; purpose?: string }) => {
  if (again) return 'textAgain';
  return purpose === 'study-fields' ? 'textStudyFields' : 'text';
};

function bodyOf(mail: MailContent, desk: Desk): Body {
  const { t, locale, publicUrl } = desk;
  const fact = (label: TextKey, value: string) => ({ label: t(label), value: oneLine(value) });
  switch (mail.template) {
    case 'email-confirmation':
    case 'email-confirmation-reminder':
      return {
        paragraphs: [t(`mail:${mail.template}.text`)],
        facts: [fact('mail:fact.reference', mail.reference), validUntil(mail, desk)],
        button: { label: t('mail:email-confirmation.button'), href: mail.link },
        after: [t('mail:email-confirmation.after')],
      };
    case 'application-already-open':
      return {
        paragraphs: [
          t('mail:application-already-open.text'),
          t(mail.link ? 'mail:application-already-open.textLink' : 'mail:application-already-open.textNoLink'),
        ],
        facts: [fact('mail:fact.reference', mail.reference)],
        button: mail.link ? { label: t('mail:application-already-open.button'), href: mail.link } : null,
        after: [t('mail:application-already-open.after')],
      };
    case 'manager-signature':
    case 'manager-signature-reminder':
      return {
        paragraphs: [
          t(mail.purpose === 'study-fields' ? `mail:${mail.template}.textStudyFields` : `mail:${mail.template}.text`, {
            applicantName: oneLine(mail.applicantName),
          }),
          t('mail:manager-signature.text2'),
        ],
        facts: [
          fact('mail:fact.applicant', mail.applicantName),
          fact('mail:fact.function', mail.applicantFunction),
          fact('mail:fact.school', mail.schoolName),
          fact('mail:fact.reference', mail.reference),
          validUntil(mail, desk),
        ],
        button: { label: t('mail:manager-signature.button'), href: mail.link },
        after: [t('mail:manager-signature.after')],
      };
    case 'applicant-nda':
    case 'applicant-nda-reminder':
      return {
        ...(isForStudyFields(mail) ? { preheader: t('mail:applicant-nda.preheaderStudyFields') } : {}),
        paragraphs: [t(isForStudyFields(mail) ? 'mail:applicant-nda.textStudyFields' : `mail:${mail.template}.text`)],
        facts: [fact('mail:fact.reference', mail.reference), validUntil(mail, desk)],
        button: { label: t('mail:applicant-nda.button'), href: mail.link },
        after: [t('mail:applicant-nda.after')],
      };
    case 'application-in-review':
      return {
        paragraphs: [
          t(`mail:application-in-review.${reviewTextOf(mail)}`),
          t('mail:application-in-review.text2', { dueOn: formatDate(locale, mail.dueOn) }),
        ],
        facts: [fact('mail:fact.reference', mail.reference)],
      };
    case 'application-refused': {
      const by = { manager: 'Manager', applicant: 'Applicant', helpdesk: 'Helpdesk' } as const;
      return {
        paragraphs: [t(`mail:application-refused.by${by[mail.refusedBy]}`)],
        facts: [fact('mail:fact.reference', mail.reference), ...reasonIn(mail, t)],
        button: { label: t('mail:application-refused.button'), href: `${publicUrl}/aanvragen` },
        after: [t(`mail:application-refused.after${by[mail.refusedBy]}`)],
      };
    }
    case 'application-expired': {
      const waited = { applicant: 'Applicant', manager: 'Manager', both: 'Both' } as const;
      return {
        paragraphs: [
          t(`mail:application-expired.waitedFor${waited[mail.waitedFor]}`),
          t('mail:application-expired.after'),
        ],
        facts: [fact('mail:fact.reference', mail.reference)],
        button: { label: t('mail:application-expired.button'), href: `${publicUrl}/aanvragen` },
      };
    }
    case 'application-withdrawn':
      return {
        paragraphs: [
          t(mail.reason ? 'mail:application-withdrawn.byHelpdesk' : 'mail:application-withdrawn.text'),
          t('mail:application-withdrawn.after'),
        ],
        facts: [fact('mail:fact.reference', mail.reference), ...reasonIn(mail, t)],
      };
    case 'more-information':
    case 'more-information-reminder':
      return {
        // What a colleague asks keeps its lines.
        paragraphs: [
          t(
            mail.template === 'more-information' && isForStudyFields(mail)
              ? 'mail:more-information.textStudyFields'
              : `mail:${mail.template}.text`,
          ),
          tidyLines(mail.question),
        ],
        facts: [fact('mail:fact.reference', mail.reference), validUntil(mail, desk)],
        button: { label: t('mail:more-information.button'), href: mail.link },
        after: [t('mail:more-information.after')],
      };
    case 'manager-replaced':
      return {
        paragraphs: [
          t(isForStudyFields(mail) ? 'mail:manager-replaced.textStudyFields' : 'mail:manager-replaced.text', {
            applicantName: oneLine(mail.applicantName),
          }),
          t('mail:manager-replaced.after'),
        ],
        facts: [fact('mail:fact.reference', mail.reference)],
      };
    case 'application-closed-for-manager':
      return {
        paragraphs: [
          t(`mail:application-closed-for-manager.${mail.outcome}${isForStudyFields(mail) ? 'StudyFields' : ''}`, {
            applicantName: oneLine(mail.applicantName),
          }),
          t('mail:application-closed-for-manager.after'),
        ],
        facts: [fact('mail:fact.reference', mail.reference)],
      };
    case 'activation':
    case 'activation-reminder':
      return {
        paragraphs: [t(`mail:${mail.template}.text`)],
        facts: [fact('mail:fact.reference', mail.reference), validUntil(mail, desk)],
        list: [t('mail:activation.step1'), t('mail:activation.step2'), t('mail:activation.step3')],
        button: { label: t('mail:activation.button'), href: mail.link },
        after: [
          ...(mail.template === 'activation' ? [t('mail:activation.template')] : []),
          t('mail:activation.start', { address: `${publicUrl}/` }),
          t('mail:activation.after'),
        ],
      };
    case 'account-activated':
      return {
        paragraphs: [t('mail:account-activated.text')],
        facts: [fact('mail:fact.school', mail.schoolName)],
        button: { label: t('mail:account-activated.button'), href: mail.loginUrl },
        after: [
          t('mail:activation.template'),
          t('mail:account-activated.twoFactor', { address: mail.accountUrl }),
          t('mail:account-activated.after'),
        ],
      };
    case 'account-confirmation':
    case 'account-confirmation-reminder':
    case 'account-blocked':
    case 'password-link':
    case 'password-changed':
    case 'two-factor-on':
    case 'two-factor-off':
    case 'school-added':
    case 'study-fields-granted':
    case 'study-fields-not-granted':
      return accountLetter(mail, desk);
    case 'help-received':
    case 'help-answer':
      return helpLetter(mail, desk);
    case 'inspection-delivered':
    case 'inspection-refused':
    case 'inspection-passed':
      return inspectionLetter(mail, desk);
    case 'scheduling-accepted':
    case 'scheduling-faults':
    case 'scheduling-faults-reminder':
    case 'scheduling-scheduled':
    case 'scheduling-refused':
    case 'scheduling-expired':
    case 'scheduling-withdrawn':
    case 'scheduling-known':
    case 'results-released':
      return schedulingLetter(mail, desk);
    case 'task-overdue': {
      const { reference, dueOn } = mail;
      const ahead = dueOn && { reference, dueOn: formatDate(locale, dueOn) };
      return {
        ...(ahead ? { subject: t('mail:task-overdue.ahead.subject', ahead) } : {}),
        ...(ahead ? { preheader: t('mail:task-overdue.ahead.preheader') } : {}),
        paragraphs: [ahead ? t('mail:task-overdue.ahead.text', ahead) : t('mail:task-overdue.text', { reference })],
        facts: [
          fact('mail:fact.task', t(`mail:task-overdue.kind.${mail.taskKind}`)),
          fact('mail:fact.reference', reference),
        ],
        button: { label: t('mail:task-overdue.button'), href: mail.link },
      };
    }
  }
}

function greetingFor(mail: MailContent, t: Translate): string {
  if (mail.template === 'task-overdue') return t('mail:frame.greetingHelpdesk');
  if (mail.template === 'manager-replaced' && mail.managerName === null) return t('mail:frame.greetingNameless');
  const name = 'managerName' in mail ? (mail.managerName ?? '') : 'name' in mail ? mail.name : mail.applicantName;
  return t('mail:frame.greeting', { name: oneLine(name) });
}

const reasonIn = ({ reason }: { reason?: string | null }, t: Translate) =>
  reason?.trim() ? [{ label: t('mail:fact.reason'), value: tidyLines(reason) }] : [];

const validUntil = ({ expiresOn }: { expiresOn: Date }, { t, locale }: Desk) => ({
  label: t('mail:fact.validUntil'),
  value: formatDate(locale, expiresOn),
});

/** A reason may have lines of its own. */
const tidyLines = (text: string) => text.split(/\r?\n/).map(oneLine).join('\n').trim();

/** What was typed into one field can't make up lines of its own in a letter. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
