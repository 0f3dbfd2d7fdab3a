import { formatDate, formatMoment, type Locale, type Translate } from '../locales/index.ts';
import type { Letter } from './letter.ts';

/** The letters about an account that is there. Source: "Account activeren". */
export type AccountMail =
  | {
      template: 'account-confirmation' | 'account-confirmation-reminder';
      name: string;
      reference: string;
      link: string;
      expiresOn: Date;
    }
  /** After the yearly question: the holder said no, or nothing. */
  | { template: 'account-blocked'; name: string; reference: string; why: 'notNeeded' | 'lapsed' }
  | { template: 'password-link'; name: string; link: string; validUntil: Date }
  | { template: 'password-changed'; name: string }
  | { template: 'two-factor-on' | 'two-factor-off'; name: string; accountUrl: string }
  /** To who has an account with a password, after an application for another school. */
  | {
      template: 'school-added';
      name: string;
      reference: string;
      schoolName: string;
      studyFields: string[];
      loginUrl: string;
    }
  | {
      template: 'study-fields-granted';
      name: string;
      reference: string;
      schoolName: string;
      studyFields: string[];
      loginUrl: string;
    }
  | {
      template: 'study-fields-not-granted';
      name: string;
      reference: string;
      why: 'refused-by-manager' | 'refused-by-applicant' | 'refused-by-helpdesk' | 'withdrawn' | 'expired';
      /** As it was typed; empty where nobody gave one. */
      reason: string;
      /** Where one applies for study fields. */
      link: string;
    };

export function accountLetter(
  mail: AccountMail,
  { t, locale }: { t: Translate; locale: Locale },
): Pick<Letter, 'paragraphs'> & Partial<Letter> {
  const reference = 'reference' in mail ? [{ label: t('mail:fact.reference'), value: mail.reference }] : [];
  switch (mail.template) {
    case 'account-confirmation':
    case 'account-confirmation-reminder':
      return {
        paragraphs: [t(`mail:${mail.template}.text`)],
        facts: [...reference, { label: t('mail:fact.validUntil'), value: formatDate(locale, mail.expiresOn) }],
        button: { label: t('mail:account-confirmation.button'), href: mail.link },
        after: [t('mail:account-confirmation.after')],
      };
    case 'account-blocked':
      return {
        paragraphs: [t(`mail:account-blocked.${mail.why}`)],
        facts: reference,
        after: [t('mail:account-blocked.after')],
      };
    case 'password-link':
      return {
        paragraphs: [t('mail:password-link.text')],
        facts: [{ label: t('mail:password-link.until'), value: formatMoment(locale, mail.validUntil) }],
        button: { label: t('mail:password-link.button'), href: mail.link },
        after: [t('mail:password-link.after')],
      };
    case 'password-changed':
      return { paragraphs: [t('mail:password-changed.text')], after: [t('mail:password-changed.after')] };
    case 'two-factor-on':
    case 'two-factor-off':
      return {
        paragraphs: [t(`mail:${mail.template}.text`)],
        button: { label: t('mail:two-factor-off.button'), href: mail.accountUrl },
        after: [t(`mail:${mail.template}.after`)],
      };
    case 'school-added':
      return {
        paragraphs: [t('mail:school-added.text')],
        facts: [...reference, { label: t('mail:fact.school'), value: oneLine(mail.schoolName) }],
        list: mail.studyFields.map(oneLine),
        button: { label: t('mail:account-activated.button'), href: mail.loginUrl },
        after: [t('mail:school-added.after')],
      };
    case 'study-fields-granted':
      return {
        paragraphs: [t('mail:study-fields-granted.text')],
        facts: [...reference, { label: t('mail:fact.school'), value: oneLine(mail.schoolName) }],
        list: mail.studyFields.map(oneLine),
        button: { label: t('mail:study-fields-granted.button'), href: mail.loginUrl },
      };
    case 'study-fields-not-granted': {
      const reason = mail.reason.split(/\r?\n/).map(oneLine).join('\n').trim();
      return {
        paragraphs: [t(`mail:study-fields-not-granted.${mail.why}`)],
        facts: [...reference, ...(reason === '' ? [] : [{ label: t('mail:fact.reason'), value: reason }])],
        button: { label: t('mail:study-fields-not-granted.button'), href: mail.link },
        after: [t('mail:study-fields-not-granted.after')],
      };
    }
  }
}

/** What was typed into one field can't make up lines of its own in a letter. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
