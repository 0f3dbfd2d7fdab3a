import { createInstance } from 'i18next';
import enApplicationStatus from './en/application-status.json' with { type: 'json' };
import enDocument from './en/document.json' with { type: 'json' };
import enExamBank from './en/exam-bank.json' with { type: 'json' };
import enScheduling from './en/scheduling.json' with { type: 'json' };
import enExamTaking from './en/exam-taking.json' with { type: 'json' };
import enResults from './en/results.json' with { type: 'json' };
import enInspection from './en/inspection.json' with { type: 'json' };
import enSchool from './en/school.json' with { type: 'json' };
import enEvidence from './en/evidence.json' with { type: 'json' };
import enHelpRequest from './en/help-request.json' with { type: 'json' };
import nlApplicationStatus from './nl/application-status.json' with { type: 'json' };
import nlExamBank from './nl/exam-bank.json' with { type: 'json' };
import nlScheduling from './nl/scheduling.json' with { type: 'json' };
import nlExamTaking from './nl/exam-taking.json' with { type: 'json' };
import nlResults from './nl/results.json' with { type: 'json' };
import nlInspection from './nl/inspection.json' with { type: 'json' };
import nlSchool from './nl/school.json' with { type: 'json' };
import nlEvidence from './nl/evidence.json' with { type: 'json' };
import nlHelpRequest from './nl/help-request.json' with { type: 'json' };
import enAccounts from './en/accounts.json' with { type: 'json' };
import nlAccounts from './nl/accounts.json' with { type: 'json' };
import enOffice from './en/office.json' with { type: 'json' };
import nlOffice from './nl/office.json' with { type: 'json' };
import enMail from './en/mail.json' with { type: 'json' };
import enProblem from './en/problem.json' with { type: 'json' };
import enPublic from './en/public.json' with { type: 'json' };
import nlDocument from './nl/document.json' with { type: 'json' };
import nlMail from './nl/mail.json' with { type: 'json' };
import nlProblem from './nl/problem.json' with { type: 'json' };
import nlPublic from './nl/public.json' with { type: 'json' };

/** The sentences that the server itself writes: public pages, mails, PDFs and problem answers. Dutch comes first. */
export const locales = ['nl', 'en'] as const;
export type Locale = (typeof locales)[number];
export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale);

const dutch = {
  public: nlPublic,
  mail: nlMail,
  document: nlDocument,
  problem: nlProblem,
  'exam-bank': nlExamBank,
  scheduling: nlScheduling,
  'exam-taking': nlExamTaking,
  results: nlResults,
  inspection: nlInspection,
  'help-request': nlHelpRequest,
  school: nlSchool,
  'application-status': nlApplicationStatus,
  evidence: nlEvidence,
  accounts: nlAccounts,
  office: nlOffice,
};
const english: typeof dutch = {
  public: enPublic,
  mail: enMail,
  document: enDocument,
  problem: enProblem,
  'exam-bank': enExamBank,
  scheduling: enScheduling,
  'exam-taking': enExamTaking,
  results: enResults,
  inspection: enInspection,
  'help-request': enHelpRequest,
  school: enSchool,
  'application-status': enApplicationStatus,
  evidence: enEvidence,
  accounts: enAccounts,
  office: enOffice,
};

type Texts = typeof dutch;
type LeafPath<Node, Before extends string = ''> = {
  [Name in keyof Node & string]: Node[Name] extends string
    ? `${Before}${WithoutPlural<Name>}`
    : Node[Name] extends readonly unknown[]
      ? never
      : LeafPath<Node[Name], `${Before}${Name}.`>;
}[keyof Node & string];
type WithoutPlural<Name extends string> = Name extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Name;

/** The name of a sentence: `<namespace>:<path>`, as `public:apply.title`. A name that does not exist is a type error. */
export type TextKey = { [Name in keyof Texts]: `${Name}:${LeafPath<Texts[Name]>}` }[keyof Texts];
/** Gives the sentence with its values filled in, as plain text: whoever shows it as HTML escapes it. */
export type Translate = (key: TextKey, values?: Record<string, string | number>) => string;

const i18n = createInstance();
void i18n.init({
  lng: 'nl',
  fallbackLng: false,
  initAsync: false,
  resources: { nl: dutch, en: english },
  interpolation: { escapeValue: false },
});

/** @example translator('nl')('public:apply.title') */
export function translator(locale: Locale): Translate {
  const translate = i18n.getFixedT(locale);
  // A value that a person typed is never read as a reference to another sentence (`$t(…)`).
  return (key, values) => translate(key, { ...values, nest: false });
}

const timeZone = 'Europe/Amsterdam';
const languageTag = { nl: 'nl-NL', en: 'en-GB' } as const;

/** Made once: making one costs more than a hundred uses of it. */
const formatsOf = (tag: string) => ({
  weekday: new Intl.DateTimeFormat(tag, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }),
  date: new Intl.DateTimeFormat(tag, { timeZone, dateStyle: 'long' }),
  time: new Intl.DateTimeFormat(tag, { timeZone, hour: '2-digit', minute: '2-digit' }),
});
const formats = { nl: formatsOf(languageTag.nl), en: formatsOf(languageTag.en) };

/** 'maandag 23 november 2026', in Europe/Amsterdam. */
export function formatDate(locale: Locale, instant: Date): string {
  const parts = formats[locale].weekday.formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`;
}

/** '23 november 2026 om 14.05 uur', in Europe/Amsterdam. */
export function formatMoment(locale: Locale, instant: Date): string {
  const date = formats[locale].date.format(instant);
  const time = formats[locale].time.format(instant);
  return translator(locale)('document:moment', { date, time: locale === 'nl' ? time.replace(':', '.') : time });
}
