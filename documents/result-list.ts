import { formatMoment, translator, type Locale } from '../locales/index.ts';
import { drawTable } from './paper-table.ts';
import { makePaper } from './paper.ts';

/** The results of one sitting, as a school keeps them. No date of birth: it serves an inspection alone. */
export interface ResultListData {
  locale: Locale;
  reference: string;
  madeAt: Date;
  provisional: boolean;
  school: string;
  exam: { code: string; title: string };
  location: string;
  /** In words: 'vrijdag 20 november 2026'. */
  days: { first: string; last: string };
  cutScore: number;
  maxPoints: number;
  finished: number;
  /** Null while nobody finished. */
  summary: { average: string; passed: number; passedPercent: number } | null;
  spread: { grade: number; from: string; to: string; count: number }[];
  /** In the order of the list; what is not known is null. */
  candidates: {
    studentNumber: string;
    name: string;
    state: 'not-started' | 'busy' | 'finished' | 'absent';
    examDate: string | null;
    points: string | null;
    grade: string | null;
    passed: boolean | null;
  }[];
}

/** The list of a sitting's results. Source: "Resultaten". */
export function makeResultList(list: ResultListData): Promise<Uint8Array> {
  const { locale, reference, madeAt, days, cutScore, maxPoints, summary, finished, candidates } = list;
  const t = translator(locale);
  const options = {
    locale,
    title: t('results:document.title'),
    reference,
    version: t('results:document.version'),
    createdAt: madeAt,
  };
  return makePaper(options, (paper) => {
    paper.paragraph(t('results:document.made', { moment: formatMoment(locale, madeAt) }));
    if (list.provisional) paper.paragraph(t('results:document.provisional'));
    paper.facts([
      [t('results:document.exam'), `${list.exam.title} (${list.exam.code})`],
      [t('results:document.school'), list.school],
      [t('results:document.location'), list.location],
      [t('results:document.days'), days.first === days.last ? days.first : t('results:document.period', days)],
      [t('results:document.cutScore'), t('results:document.cutScoreOf', { cutScore, maxPoints })],
      [t('results:document.finished'), t('results:document.finishedOf', { finished, candidates: candidates.length })],
      ...(summary
        ? ([
            [t('results:document.average'), summary.average],
            [
              t('results:document.passedShare'),
              t('results:document.passedOf', { passed: summary.passed, finished, percent: summary.passedPercent }),
            ],
          ] as const)
        : []),
    ]);
    paper.heading(t('results:document.candidates'));
    if (candidates.length === 0) paper.paragraph(t('results:document.noCandidates'));
    const none = t('results:file.none');
    paper.draw((doc, root) =>
      drawTable(doc, root, {
        columns: [
          { header: t('results:file.column.studentNumber'), width: 78 },
          { header: t('results:file.column.name'), width: '*' },
          { header: t('results:file.column.examDate'), width: 74 },
          { header: t('results:file.column.points'), width: 54, align: 'right' },
          { header: t('results:file.column.grade'), width: 48, align: 'right' },
          { header: t('results:file.column.passed'), width: 76 },
        ],
        rows: candidates.map(({ studentNumber, name, state, examDate, points, grade, passed }) => [
          studentNumber,
          name,
          examDate ?? none,
          points ?? none,
          grade ?? none,
          passed === null
            ? t(`results:file.state.${state}`)
            : t(passed ? 'results:file.passed' : 'results:file.failed'),
        ]),
      }),
    );
    if (!summary) return;
    paper.heading(t('results:document.spread'));
    paper.paragraph(t('results:document.spreadText'));
    paper.draw((doc, root) =>
      drawTable(doc, root, {
        columns: [
          { header: t('results:file.column.grade'), width: 140 },
          { header: t('results:document.count'), width: 60, align: 'right' },
        ],
        rows: list.spread.map((column) => [t('results:document.spreadColumn', column), String(column.count)]),
      }),
    );
  });
}
