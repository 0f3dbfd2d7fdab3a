import { formatMoment, translator, type Locale } from '../locales/index.ts';
import { makePaper } from './paper.ts';

/** What the 'Aanvraagformulier account toetssysteem' states. Source: "Aanvragen account". */
export interface ApplicationFormData {
  locale: Locale;
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
  const options = {
    locale,
    title: t('document:applicationForm.title'),
    reference,
    version: t('document:applicationForm.version'),
    createdAt: submittedAt,
  };
  return makePaper(options, (paper) => {
    paper.paragraph(t('document:applicationForm.intro'));
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
      [t('document:applicationForm.phone'), applicant.phone],
    ]);
    paper.heading(t('document:applicationForm.schoolTitle'));
    paper.facts([
      [t('document:applicationForm.school'), school.name],
      [t('document:applicationForm.brin'), school.brin ?? t('document:applicationForm.brinUnknown')],
      [t('document:applicationForm.location'), school.location],
    ]);
    paper.heading(t('document:applicationForm.studyFieldsTitle'));
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
    paper.paragraph(t('document:applicationForm.ndaText', { version: form.ndaVersion }));
    paper.heading(t('document:applicationForm.signingTitle'));
    paper.paragraph(t('document:applicationForm.signingText'));
  });
}
