import { byName, nameInList } from '../domain/candidates.ts';
import { formatExamNumber } from '../domain/exam-number.ts';
import { translator } from '../locales/index.ts';
import {
  loginHelp,
  paperOptionsOf,
  sittingFacts,
  type ListedCandidate,
  type SittingFacts,
} from './attendance-list-parts.ts';
import { drawTable } from './paper-table.ts';
import { makePaper } from './paper.ts';

export interface AttendanceListData extends SittingFacts {
  candidates: ListedCandidate[];
}

/** In points: room to sign in. */
const rowHeight = 27;

/** The list on which the candidates of a sitting sign, by family name. Source: "Laten klaarzetten examens". */
export function makeAttendanceList(list: AttendanceListData): Promise<Uint8Array> {
  const t = translator(list.locale);
  const candidates = list.candidates.toSorted(byName);
  return makePaper(paperOptionsOf(list, t('scheduling:document.attendanceList.title')), (paper) => {
    sittingFacts(paper, list, [[t('scheduling:document.candidates'), String(candidates.length)]]);
    loginHelp(paper, list);
    paper.heading(t('scheduling:document.attendanceList.listTitle'));
    if (candidates.length === 0) paper.paragraph(t('scheduling:document.attendanceList.nobody'));
    paper.draw((doc, root) => {
      drawTable(doc, root, {
        columns: [
          { header: t('scheduling:document.name'), width: '*' },
          { header: t('scheduling:document.studentNumber'), width: 82 },
          // Digits of one width: Open Sans has no others.
          { header: t('scheduling:document.number'), width: 86, bold: true },
          { header: t('scheduling:document.signature'), width: 140 },
        ],
        rows: candidates.map((candidate) => [
          nameInList(candidate),
          candidate.studentNumber,
          formatExamNumber(candidate.examNumber),
          '',
        ]),
        rowHeight,
      });
    });
    paper.heading(t('scheduling:document.attendanceList.signTitle'));
    paper.facts([
      [t('scheduling:document.attendanceList.surveillant'), ''],
      [t('scheduling:document.attendanceList.absent'), ''],
      [t('scheduling:document.attendanceList.signed'), '\u00a0\n\u00a0'],
    ]);
  });
}
