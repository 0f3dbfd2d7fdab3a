import type { Translate } from '../locales/index.ts';
import type { Letter } from './letter.ts';

/** The letters about an inspection. None of them names the student: that stands behind login. Source: "Inzage achteraf". */
export type InspectionMail = {
  template: 'inspection-delivered' | 'inspection-refused' | 'inspection-passed';
  name: string;
  reference: string;
  /** To the inspection in the portal. */
  link: string;
  /** Why the helpdesk refused, as it was typed; empty otherwise. */
  reason: string;
};

export function inspectionLetter(
  mail: InspectionMail,
  { t }: { t: Translate },
): Pick<Letter, 'paragraphs'> & Partial<Letter> {
  const reason = mail.reason
    .split(/\r?\n/)
    .map((line) => line.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim())
    .join('\n')
    .trim();
  return {
    paragraphs: [t(`mail:${mail.template}.text`)],
    facts: [
      { label: t('mail:fact.reference'), value: mail.reference },
      ...(reason === '' ? [] : [{ label: t('mail:fact.reason'), value: reason }]),
    ],
    button: { label: t(`mail:${mail.template}.button`), href: mail.link },
    after: [t(`mail:${mail.template}.after`)],
  };
}
