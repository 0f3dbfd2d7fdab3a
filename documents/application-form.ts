import type { Purpose } from '../domain/account-application.ts';
import { formatMoment, translator, type Locale } from '../locales/index.ts';
import { makePaper } from './paper.ts';

/** What the 'Aanvraagformulier account toetssysteem' states. Source: "Aanvragen account". */
export interface ApplicationFormData {
  locale: Locale;
  /** 'study-fields': more of them, on an account that is there. */
  purpose: Purpose;
  reference: string;
  submittedAt: Date;
  applicant: { name: string; function: string; email: string; phone: string };
  school: { name: string; brin: string | null; location: string };
  studyFields: { name: string; group: string }[];
  manager: { name: string; email: string };
  ndaVersion: string;
}

/** The filled form, which the manager signs. */
export function makeApplicationForm(form: ApplicationFormData): Promise<Uint8Array> {
  const t = translator(form.locale);
  const { applicant, school, manager, locale, reference, submittedAt } = form;
  const isShort = form.purpose === 'study-fields';
  const options = {
    locale,
    title: t(isShort ? 'document:applicationForm.moreTitle' : 'document:applicationForm.title'),
    reference,
    version: t('document:applicationForm.version'),
    createdAt: submittedAt,
  };
  return makePaper(options, (paper) => {
    paper.paragraph(t(isShort ? 'document:applicationForm.moreIntro' : 'document:applicationForm.intro'));
    paper.heading(t('document:applicationForm.caseTitle'));
    paper.facts([
      [t('document:applicationForm.reference'), reference],
      [t('document:applicationForm.submittedAt'), formatMoment(locale, submittedAt)],
    ]);
    paper.heading(t('document:applicationForm.applicantTitle'));
    paper.facts([
      [t('document:applicationForm.name'), applicant.name],
      [t('document:applicationForm.function'), applicant.function],
      [t('document:applicationForm.email'), applicant.email],
      ...(applicant.phone ? [[t('document:applicationForm.phone'), applicant.phone] as [string, string]] : []),
    ]);
    paper.heading(t('document:applicationForm.schoolTitle'));
    paper.facts([
      [t('document:applicationForm.school'), school.name],
      [t('document:applicationForm.brin'), school.brin ?? t('document:applicationForm.brinUnknown')],
      [t('document:applicationForm.location'), school.location],
    ]);
    paper.heading(
      t(isShort ? 'document:applicationForm.moreStudyFieldsTitle' : 'document:applicationForm.studyFieldsTitle'),
    );
    paper.paragraph(t('document:applicationForm.studyFieldsText'));
    paper.list(form.studyFields.map(({ name, group }) => `${name} (${group})`));
    paper.heading(t('document:applicationForm.managerTitle'));
    paper.facts([
      [t('document:applicationForm.name'), manager.name],
      [t('document:applicationForm.email'), manager.email],
    ]);
    paper.heading(t('document:applicationForm.declarationTitle'));
    paper.list([
      t('document:applicationForm.declaration1'),
      t('document:applicationForm.declaration2'),
      t('document:applicationForm.declaration3'),
    ]);
    paper.heading(t('document:applicationForm.ndaTitle'));
    paper.paragraph(
      t(isShort ? 'document:applicationForm.moreNdaText' : 'document:applicationForm.ndaText', {
        version: form.ndaVersion,
      }),
    );
    paper.heading(t('document:applicationForm.signingTitle'));
    paper.paragraph(t('document:applicationForm.signingText'));
  });
}
