import { byName, nameInList } from '../domain/candidates.ts';
import { formatExamNumber } from '../domain/exam-number.ts';
import { translator, type TextKey } from '../locales/index.ts';
import {
  clock,
  paperOptionsOf,
  sittingFacts,
  type ListedCandidate,
  type SittingFacts,
} from './attendance-list-parts.ts';
import { drawTable } from './paper-table.ts';
import { makePaper } from './paper.ts';

export interface InvigilatorSheetData extends SittingFacts {
  helpdeskPhone: string;
  /** All of them: those with extra time are named. */
  candidates: (ListedCandidate & { extraMinutes: number })[];
}

/** What the invigilator must know: who has extra time, and what to do when. Source: "Afnemen examens". */
export function makeInvigilatorSheet(sheet: InvigilatorSheetData): Promise<Uint8Array> {
  const { locale, link, window, helpdeskPhone: phone, reference, exam } = sheet;
  const t = translator(locale);
  const extra = sheet.candidates.filter(({ extraMinutes }) => extraMinutes > 0).toSorted(byName);
  const rules = (names: readonly Rule[]) =>
    names.map((name) => t(key(name), { link, until: clock(locale, window.untilMinute) }));
  return makePaper(paperOptionsOf(sheet, t('scheduling:document.invigilator.title')), (paper) => {
    paper.paragraph(t('scheduling:document.invigilator.private'));
    sittingFacts(paper, sheet, [[t('scheduling:document.candidates'), String(sheet.candidates.length)]]);
    paper.heading(t('scheduling:document.invigilator.extraTitle'));
    paper.paragraph(t(`scheduling:document.invigilator.${extra.length > 0 ? 'extraText' : 'nobody'}`));
    if (extra.length > 0) {
      paper.draw((doc, root) => {
        drawTable(doc, root, {
          columns: [
            { header: t('scheduling:document.name'), width: '*' },
            { header: t('scheduling:document.number'), width: 100, bold: true },
            { header: t('scheduling:document.extra'), width: 80, align: 'right' },
            { header: t('scheduling:document.time'), width: 80, align: 'right' },
          ],
          rows: extra.map((candidate) => [
            nameInList(candidate),
            formatExamNumber(candidate.examNumber),
            t('scheduling:document.minutes', { minutes: candidate.extraMinutes }),
            t('scheduling:document.minutes', { minutes: exam.durationMinutes + candidate.extraMinutes }),
          ]),
        });
      });
    }
    paper.heading(t('scheduling:document.invigilator.beforeTitle'));
    paper.list(rules(['before1', 'before2', 'before3']));
    paper.heading(t('scheduling:document.invigilator.startTitle'));
    paper.list(rules(['start1', 'start2', 'start3', 'start4']));
    paper.heading(t('scheduling:document.invigilator.lostTitle'));
    paper.list(rules(['lost1', 'lost2', 'lost3']));
    paper.heading(t('scheduling:document.invigilator.endTitle'));
    paper.list(rules(['end1', 'end2', 'end3', 'end4']));
    paper.heading(t('scheduling:document.invigilator.helpTitle'));
    paper.paragraph(t('scheduling:document.invigilator.help', { phone, reference }));
  });
}

type Rule = `${'before' | 'lost'}${1 | 2 | 3}` | `${'start' | 'end'}${1 | 2 | 3 | 4}`;
const key = (rule: Rule): TextKey => `scheduling:document.invigilator.${rule}`;
