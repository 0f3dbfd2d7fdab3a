import { useGetOne } from 'react-admin';
import { useLocation } from 'react-router';
import type { SittingResults } from '../../api/results/contract.ts';
import { whole } from '../page/whole.ts';

type Known = { studentName?: string; examName?: string; examDate?: string; schoolId?: string };

/**
 * What is known of the exam when the form is opened from the results: they give the ids alone, and the rest is fetched. All
 * but the date of birth, which is never shown. Undefined while it is being fetched.
 */
export function useKnownBefore(): Known | undefined {
  const { sittingId, registrationId } = (useLocation().state ?? {}) as { sittingId?: string; registrationId?: string };
  const results = useGetOne<SittingResults>(
    'results',
    { id: sittingId ?? '', meta: whole },
    { enabled: sittingId !== undefined },
  );
  if (sittingId === undefined || results.error) return {};
  if (!results.data) return undefined;
  const { exam, school, candidates } = results.data;
  const candidate = candidates.find(({ id }) => id === registrationId);
  return {
    examName: `${exam.code} · ${exam.title}`,
    schoolId: school.id,
    ...(candidate ? { studentName: candidate.name } : {}),
    ...(candidate?.examDate ? { examDate: candidate.examDate } : {}),
  };
}
