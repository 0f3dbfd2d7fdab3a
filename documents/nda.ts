import { formatMoment, translator, type Locale } from '../locales/index.ts';
import { ndaText } from '../locales/nda.ts';
import { makePaper } from './paper.ts';

/** Who promises what, at which school. Source: "Aanvragen account". */
export interface NdaData {
  locale: Locale;
  reference: string;
  submittedAt: Date;
  ndaVersion: string;
  applicant: { name: string; function: string };
  school: { name: string; location: string };
}

/**
 * The non-disclosure agreement in the applicant's name, which the applicant signs.
 * @throws {RangeError} when there is no such version
 */
export function makeNda(nda: NdaData): Promise<Uint8Array> {
  const t = translator(nda.locale);
  const { title, intro, articles } = ndaText(nda.locale, nda.ndaVersion);
  const options = {
    locale: nda.locale,
    title,
    reference: nda.reference,
    version: nda.ndaVersion,
    createdAt: nda.submittedAt,
  };
  return makePaper(options, (paper) => {
    paper.heading(t('document:ndaDocument.caseTitle'));
    paper.facts([
      [t('document:ndaDocument.name'), nda.applicant.name],
      [t('document:ndaDocument.function'), nda.applicant.function],
      [t('document:ndaDocument.school'), nda.school.name],
      [t('document:ndaDocument.location'), nda.school.location],
      [t('document:ndaDocument.reference'), nda.reference],
      [t('document:ndaDocument.submittedAt'), formatMoment(nda.locale, nda.submittedAt)],
      [t('document:ndaDocument.version'), nda.ndaVersion],
    ]);
    paper.heading(t('document:ndaDocument.textTitle'));
    paper.paragraph(intro);
    articles.forEach((article, index) => {
      paper.subheading(`${index + 1}. ${article.title}`);
      paper.paragraph(article.text);
    });
    paper.heading(t('document:ndaDocument.signingTitle'));
    paper.paragraph(t('document:ndaDocument.signingText'));
  });
}
