import { formatDate, type Locale, type Translate } from '../locales/index.ts';
import type { Letter } from './letter.ts';

/** The letters about a question to the helpdesk. Source: "Hulp nodig?". */
export type HelpMail =
  | { template: 'help-received'; name: string; reference: string; dueOn: Date }
  /** `answer` and `question` as they were typed, with their lines. */
  | { template: 'help-answer'; name: string; reference: string; answer: string; question: string; askedOn: Date };

/** Of a long question so much is quoted, in characters. */
const longestQuote = 3_000;

export function helpLetter(
  mail: HelpMail,
  { t, locale }: { t: Translate; locale: Locale },
): Pick<Letter, 'paragraphs'> & Partial<Letter> {
  const facts = [{ label: t('mail:fact.reference'), value: mail.reference }];
  if (mail.template === 'help-received') {
    const dueOn = formatDate(locale, mail.dueOn);
    return { paragraphs: [t('mail:help-received.text', { dueOn }), t('mail:help-received.more')], facts };
  }
  return {
    // What a colleague wrote is the letter itself: its lines stay lines.
    paragraphs: paragraphsOf(mail.answer),
    facts,
    after: [t('mail:help-answer.after')],
    quote: {
      label: t('mail:help-answer.quote', { askedOn: formatDate(locale, mail.askedOn) }),
      lines: linesOf(mail.question.length > longestQuote ? `${mail.question.slice(0, longestQuote)} …` : mail.question),
    },
  };
}

const paragraphsOf = (text: string): string[] =>
  linesOf(text)
    .join('\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '');

/** Lines without any other control character. */
const linesOf = (text: string): string[] =>
  text
    .trim()
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => line.replace(/\p{Cc}+/gu, ' ').trimEnd());
