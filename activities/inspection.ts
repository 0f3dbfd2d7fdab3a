import { createHash } from 'node:crypto';
import { itemsOf } from '../domain/exam-content.ts';
import { formatGrade } from '../domain/grade.ts';
import { inspectedSections, picturesIn } from '../domain/inspection-sheets.ts';
import type { InspectionOutcome } from '../domain/inspection.ts';
import { fullName } from '../domain/candidates.ts';
import type { InspectionPrintoutData } from '../documents/inspection-printout.ts';
import { makeDocument } from '../documents/make.ts';
import { isLocale, translator } from '../locales/index.ts';
import * as inspections from '../store/inspection.ts';
import type { InspectionStanding } from '../store/inspection.ts';
import { hasPrintout, keepPrintout, readPictures, readPrintoutFacts } from '../store/inspection-printout.ts';
import type { Store } from '../store/store.ts';
import { occasionOf, type ActivityContext } from './context.ts';

/** The steps of an inspection that are one transaction each: see workflows/inspection/workflow.ts. */
export type InspectionActivities = {
  inspectionStanding(inspectionId: string): Promise<InspectionStanding>;
  closeInspection(inspectionId: string, outcome: InspectionOutcome): Promise<void>;
};

/** Documents take long: never a local activity. */
export type PrintoutActivities = { makePrintout(inspectionId: string): Promise<void> };

export function inspectionActivities(context: ActivityContext): InspectionActivities & PrintoutActivities {
  const { store } = context;
  return {
    inspectionStanding: (id) => inspections.inspectionStanding(store, occasionOf(context), id),
    closeInspection: (id, outcome) => inspections.closeInspection(store, occasionOf(context), id, outcome),
    async makePrintout(id) {
      if (await hasPrintout(store, id)) return;
      const occasion = occasionOf(context);
      const data = await printoutData(store, id, occasion.at);
      const content = Uint8Array.from(await makeDocument({ kind: 'inspection-printout', data }));
      const sha256 = createHash('sha256').update(content).digest('hex');
      await keepPrintout(store, occasion, id, { content, sha256 });
    },
  };
}

/** What the printout says, in the language of who asked for it. */
export async function printoutData(store: Store, id: string, madeAt: Date): Promise<InspectionPrintoutData> {
  const { content, answers, result, candidate, exam, ...facts } = await readPrintoutFacts(store, id);
  const locale = isLocale(facts.locale) ? facts.locale : 'nl';
  const t = translator(locale);
  const sections = inspectedSections(content, answers, {
    true: t('inspection:printout.true'),
    false: t('inspection:printout.false'),
    or: t('inspection:printout.or'),
  });
  const { points, maxPoints, cutScore, grade } = result;
  return {
    locale,
    reference: facts.reference,
    madeAt,
    school: facts.school,
    candidate: { name: fullName(candidate), studentNumber: candidate.studentNumber },
    exam,
    startedAt: facts.startedAt,
    ...{ points, maxPoints, cutScore },
    grade: formatGrade(grade, locale),
    questions: itemsOf(content).length,
    sections,
    pictures: await readPictures(
      store,
      picturesIn(sections).map(({ mediaId }) => mediaId),
    ),
  };
}
