import { examLabel } from './scheduling-template.ts';
import { distance } from './spreadsheet-columns.ts';
import { bareText } from './spreadsheet.ts';

/**
 * Finds the exam that a cell names: as the drop-down shows it, by its code alone, or by its title where no other exam
 * has the same.
 *
 * @returns for a cell: the exam, or the names of the exams that look most like it, at most three
 */
export function findNamed<Exam extends { code: string; title: string }>(exams: readonly Exam[]): FindNamed<Exam> {
  const exact = namesOf(exams, (text) => text.toLowerCase());
  const forgiving = namesOf(exams, bareText);
  return (cell) => {
    const [code = ''] = cell.split(/ [–-] /);
    const texts = [cell, code];
    const exam =
      texts.map((text) => exact.get(text.toLowerCase())).find((one) => one) ??
      texts.map((text) => forgiving.get(bareText(text))).find((one) => one) ??
      null;
    return { exam, nearest: exam ? '' : nearestOf(cell, exams).map(examLabel).join('; ') };
  };
}
export type FindNamed<Exam> = (cell: string) => { exam: Exam | null; nearest: string };

/** Labels, codes and titles, as far as each names one exam alone. */
function namesOf<Exam extends { code: string; title: string }>(
  exams: readonly Exam[],
  form: (text: string) => string,
): ReadonlyMap<string, Exam> {
  const named = new Map<string, Exam>();
  const doubtful = new Set<string>();
  for (const exam of exams) {
    for (const name of new Set([examLabel(exam), exam.code, exam.title].map(form))) {
      if (named.has(name)) doubtful.add(name);
      named.set(name, exam);
    }
  }
  for (const name of doubtful) named.delete(name);
  return named;
}

function nearestOf<Exam extends { code: string; title: string }>(cell: string, exams: readonly Exam[]): Exam[] {
  const asked = bareText(cell).slice(0, 100);
  const far = ({ code, title }: Exam): number =>
    Math.min(...[code, title, examLabel({ code, title })].map((name) => distance(asked, bareText(name).slice(0, 100))));
  return exams
    .map((exam) => ({ exam, far: far(exam) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ exam }) => exam);
}
