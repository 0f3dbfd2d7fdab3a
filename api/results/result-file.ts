import { makeDocument } from '../../documents/make.ts';
import type { ResultListData } from '../../documents/result-list.ts';
import { makeTable, tableMediaType, type Table, type TableKind } from '../../documents/table-export.ts';
import { formatDate, translator, type Locale } from '../../locales/index.ts';
import type { ResultFormat, SittingResults } from './contract.ts';

/** The results of a sitting as a file, with a name that says which: the sitting's reference, and nobody's name. */
export async function makeResultFile(
  results: SittingResults,
  format: ResultFormat,
  locale: Locale,
  at: Date,
): Promise<{ name: string; mediaType: string; content: Uint8Array }> {
  const name = `${translator(locale)('results:file.name')}-${results.reference}.${format}`;
  if (format === 'pdf') {
    const content = await makeDocument({ kind: 'result-list', data: listOf(results, locale, at) });
    return { name, mediaType: 'application/pdf', content };
  }
  return {
    name,
    mediaType: tableMediaType[format],
    content: await makeTable(tableOf(results, format, locale), format),
  };
}

/** Grades are numbers where one goes on reckoning; in a csv they have the decimal sign of the reader's Excel. */
function tableOf({ candidates }: SittingResults, kind: TableKind, locale: Locale): Table {
  const t = translator(locale);
  return {
    sheetName: t('results:file.sheet'),
    columns: [
      { header: t('results:file.column.studentNumber') },
      { header: t('results:file.column.name') },
      { header: t('results:file.column.state') },
      { header: t('results:file.column.examDate') },
      { header: t('results:file.column.points') },
      { header: t('results:file.column.maxPoints') },
      { header: t('results:file.column.grade'), format: '0.0' },
      { header: t('results:file.column.passed') },
      { header: t('results:file.column.provisional') },
    ],
    rows: candidates.map(({ studentNumber, name, state, examDate, result }) => [
      studentNumber,
      name,
      t(`results:file.state.${state}`),
      examDate && shortDay(examDate),
      result && result.points,
      result && result.maxPoints,
      result && (kind === 'csv' ? result.grade.text : result.grade.tenths / 10),
      result && t(result.passed ? 'results:file.passed' : 'results:file.failed'),
      result && t(result.provisional ? 'results:file.yes' : 'results:file.no'),
    ]),
  };
}

function listOf(results: SittingResults, locale: Locale, madeAt: Date): ResultListData {
  const { cutScore, maxPoints, summary } = results;
  return {
    locale,
    reference: results.reference,
    madeAt,
    provisional: results.provisional,
    school: results.school.name,
    exam: results.exam,
    location: results.location,
    days: { first: dayInWords(results.firstDay, locale), last: dayInWords(results.lastDay, locale) },
    cutScore: cutScore ?? 0,
    maxPoints: maxPoints ?? 0,
    finished: results.progress.finished,
    summary: summary && { ...summary, average: summary.average.text },
    spread: results.spread,
    candidates: results.candidates.map(({ studentNumber, name, state, examDate, result }) => ({
      studentNumber,
      name,
      state,
      examDate: examDate && shortDay(examDate),
      points: result && `${result.points} / ${result.maxPoints}`,
      grade: result && result.grade.text,
      passed: result && result.passed,
    })),
  };
}

/** '20-11-2026' */
const shortDay = (day: string): string => day.split('-').toReversed().join('-');
/** Noon, so that it is the same day in each zone. */
const dayInWords = (day: string, locale: Locale): string => formatDate(locale, new Date(`${day}T12:00:00Z`));
