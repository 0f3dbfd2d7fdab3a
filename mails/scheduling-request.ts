import { formatDate, formatMoment, type Locale, type Translate } from '../locales/index.ts';
import type { Letter } from './letter.ts';

/**
 * The letters about a scheduling request, to who sent the template. What stands in a wrong cell is in the mail, as it is
 * the sender's own; exam numbers and lists are behind login. Source: "Laten klaarzetten examens".
 */
export type SchedulingMail = { name: string; reference: string; link: string } & (
  | {
      template: 'scheduling-accepted';
      sittings: number;
      candidates: number;
      dueAt: Date;
      /** It arrived so late that it is due on the day of the first sitting. */
      isShortNotice: boolean;
    }
  | {
      template: 'scheduling-faults' | 'scheduling-faults-reminder';
      fileName: string;
      /** The first faults in words, each a line; `more` are only in the portal. */
      faults: string[];
      more: number;
      expiresOn: Date;
    }
  | { template: 'scheduling-scheduled'; sittings: number; resultsOn: Date }
  | { template: 'scheduling-refused'; reason: string }
  | { template: 'scheduling-expired' | 'scheduling-withdrawn' | 'scheduling-known' | 'results-released' }
);

type Words = Pick<Letter, 'paragraphs'> & Partial<Letter>;

export function schedulingLetter(mail: SchedulingMail, { t, locale }: { t: Translate; locale: Locale }): Words {
  const { template, reference, link } = mail;
  const letter = {
    paragraphs: [t(`mail:${template}.text`)],
    facts: [{ label: t('mail:fact.reference'), value: reference }],
    button: { label: t(`mail:${template}.button`), href: link },
  };
  switch (mail.template) {
    case 'scheduling-accepted':
      return {
        ...letter,
        paragraphs: [
          mail.isShortNotice
            ? t('mail:scheduling-accepted.short-notice', { moment: formatMoment(locale, mail.dueAt) })
            : t('mail:scheduling-accepted.text', { day: formatDate(locale, mail.dueAt) }),
        ],
        facts: [
          ...letter.facts,
          { label: t('mail:fact.sittings'), value: String(mail.sittings) },
          { label: t('mail:fact.candidates'), value: String(mail.candidates) },
        ],
        after: [t('mail:scheduling-accepted.after')],
      };
    case 'scheduling-faults':
    case 'scheduling-faults-reminder':
      return {
        ...letter,
        facts: [...letter.facts, { label: t('mail:fact.file'), value: oneLine(mail.fileName) }],
        list: [
          ...mail.faults.map(oneLine),
          ...(mail.more > 0 ? [t('mail:scheduling-faults.more', { count: mail.more })] : []),
        ],
        after: [t('mail:scheduling-faults.after', { day: formatDate(locale, mail.expiresOn) })],
      };
    case 'scheduling-scheduled':
      return {
        ...letter,
        paragraphs: [t('mail:scheduling-scheduled.text', { count: mail.sittings })],
        after: [t('mail:scheduling-scheduled.after', { day: formatDate(locale, mail.resultsOn) })],
      };
    case 'scheduling-refused':
      return {
        ...letter,
        facts: [...letter.facts, { label: t('mail:fact.reason'), value: tidy(mail.reason) }],
        after: [t('mail:scheduling-refused.after')],
      };
    default:
      return { ...letter, after: [t(`mail:${mail.template}.after`)] };
  }
}

/** A reason may have lines of its own. */
const tidy = (text: string): string => text.split(/\r?\n/).map(oneLine).join('\n').trim();

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
