import { byName, nameInList } from '../domain/candidates.ts';
import { formatExamNumber } from '../domain/exam-number.ts';
import { translator, type Locale } from '../locales/index.ts';
import {
  loginHelp,
  paperOptionsOf,
  sittingFacts,
  type ListedCandidate,
  type SittingFacts,
} from './attendance-list-parts.ts';
import { drawTable } from './paper-table.ts';
import { makePapers, type Paper, type PaperOptions, type PaperPart } from './paper.ts';

export interface AttendanceListData extends SittingFacts {
  candidates: ListedCandidate[];
}

/** In points: room to sign in. */
const rowHeight = 27;

/** The lists of a whole scheduling request. */
export interface AttendanceListsData {
  locale: Locale;
  /** Of the request. */
  reference: string;
  lists: AttendanceListData[];
}

/** The list on which the candidates of a sitting sign, by family name. Source: "Laten klaarzetten examens". */
export function makeAttendanceList(list: AttendanceListData): Promise<Uint8Array> {
  return makePapers(optionsOf(list), [partOf(list)]);
}

/** The lists of several sittings in one file, each as it is made alone. */
export function makeAttendanceLists({ locale, reference, lists }: AttendanceListsData): Promise<Uint8Array> {
  const changedAt = new Date(Math.max(...lists.map((list) => list.changedAt.getTime())));
  const title = translator(locale)('scheduling:document.attendanceList.titleOfAll');
  return makePapers({ locale, reference, title, createdAt: changedAt }, lists.map(partOf));
}

const optionsOf = (list: AttendanceListData): PaperOptions =>
  paperOptionsOf(list, translator(list.locale)('scheduling:document.attendanceList.title'));

function partOf(list: AttendanceListData): PaperPart {
  const candidates = list.candidates.toSorted(byName);
  const write = (paper: Paper) => {
    const { t } = paper;
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
      [t('scheduling:document.attendanceList.remarks'), '\u00a0\n\u00a0\n\u00a0'],
      [t('scheduling:document.attendanceList.signed'), '\u00a0\n\u00a0'],
    ]);
  };
  return { ...optionsOf(list), write };
}
