import { useLocaleState } from 'react-admin';
import type { CandidateResult } from '../../api/results/contract.ts';
import { dayInWords } from '../sittings/window-in-words.ts';

/** The exam date: the day on which this candidate started; nothing while that has not been. */
export function ExamDay({ of: { examDate } }: { of: CandidateResult }) {
  const [locale] = useLocaleState();
  return examDate === null ? null : <time dateTime={examDate}>{dayInWords(examDate, locale, false)}</time>;
}
