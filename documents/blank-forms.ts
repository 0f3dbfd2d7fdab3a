import { translator, type Locale } from '../locales/index.ts';
import { ndaText } from '../locales/nda.ts';
import { stayTogether, tickBoxes, writingLines } from './blank-parts.ts';
import { makePaper } from './paper.ts';

/** The form and the agreement to print, fill in with a pen and mail back. Source: "Aanvragen account". */

export interface BlankApplicationFormData {
  locale: Locale;
  createdAt: Date;
  studyFieldGroups: { name: string; fields: string[] }[];
  ndaVersion: string;
  /** Where the scans are mailed to. */
  helpdeskEmail: string;
}

export function makeBlankApplicationForm(form: BlankApplicationFormData): Promise<Uint8Array> {
  const t = translator(form.locale);
  const options = {
    locale: form.locale,
    title: t('document:applicationForm.title'),
    reference: t('evidence:blank.reference'),
    version: t('document:applicationForm.version'),
    createdAt: form.createdAt,
  };
  return makePaper(options, (paper) => {
    paper.paragraph(t('evidence:blank.formIntro', { email: form.helpdeskEmail }));
    paper.paragraph(t('evidence:blank.fillIn'));
    paper.heading(t('document:applicationForm.applicantTitle'));
    writingLines(paper, [
      t('document:applicationForm.name'),
      t('document:applicationForm.function'),
      t('document:applicationForm.email'),
      t('document:applicationForm.phone'),
    ]);
    paper.heading(t('document:applicationForm.schoolTitle'));
    writingLines(paper, [
      t('document:applicationForm.school'),
      t('document:applicationForm.brin'),
      t('document:applicationForm.location'),
    ]);
    paper.heading(t('document:applicationForm.managerTitle'));
    writingLines(paper, [t('document:applicationForm.name'), t('document:applicationForm.email')]);
    paper.heading(t('document:applicationForm.studyFieldsTitle'));
    paper.paragraph(t('evidence:blank.studyFieldsText'));
    for (const { name, fields } of form.studyFieldGroups) tickBoxes(paper, name, fields);
    stayTogether(paper, 215);
    paper.heading(t('evidence:blank.applicantSignTitle'));
    paper.paragraph(t('evidence:blank.applicantSign', { version: form.ndaVersion }));
    writingLines(paper, [t('evidence:blank.name'), t('evidence:blank.date')]);
    writingLines(paper, [t('evidence:blank.signature')], 58);
    stayTogether(paper, 320);
    paper.heading(t('evidence:blank.managerSignTitle'));
    paper.paragraph(t('evidence:blank.formSign'));
    paper.list([
      t('document:applicationForm.declaration1'),
      t('document:applicationForm.declaration2'),
      t('document:applicationForm.declaration3'),
    ]);
    writingLines(paper, [t('evidence:blank.name'), t('evidence:blank.function'), t('evidence:blank.date')]);
    writingLines(paper, [t('evidence:blank.signature')], 58);
  });
}

export interface BlankNdaData {
  locale: Locale;
  createdAt: Date;
  ndaVersion: string;
}

/** @throws {RangeError} when there is no such version */
export function makeBlankNda({ locale, createdAt, ndaVersion }: BlankNdaData): Promise<Uint8Array> {
  const t = translator(locale);
  const { title, intro, articles } = ndaText(locale, ndaVersion);
  const options = { locale, title, reference: t('evidence:blank.reference'), version: ndaVersion, createdAt };
  return makePaper(options, (paper) => {
    paper.heading(t('document:ndaDocument.caseTitle'));
    writingLines(paper, [
      t('document:ndaDocument.name'),
      t('document:ndaDocument.function'),
      t('document:ndaDocument.school'),
      t('document:ndaDocument.location'),
    ]);
    paper.heading(t('document:ndaDocument.textTitle'));
    paper.paragraph(intro);
    articles.forEach((article, index) => {
      paper.subheading(`${index + 1}. ${article.title}`);
      paper.paragraph(article.text);
    });
    stayTogether(paper, 240);
    paper.heading(t('evidence:blank.ndaSignTitle'));
    paper.paragraph(t('evidence:blank.ndaSign', { version: ndaVersion }));
    writingLines(paper, [t('evidence:blank.name'), t('evidence:blank.place'), t('evidence:blank.date')]);
    writingLines(paper, [t('evidence:blank.signature')], 58);
  });
}
