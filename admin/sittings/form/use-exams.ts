import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { SchedulableExam } from '../../../api/exam-bank/contract.ts';
import type { BackOffice } from '../../data-provider.ts';

/** At which school, and for whom, an exam is to be scheduled; left out where the reader has one school. */
export type ExamsFor = { schoolId?: string; accountId?: string };

const perPage = 100;

/** All exams that may be scheduled there, by code. Undefined: where is not known yet. */
export function useExams(place: ExamsFor | undefined) {
  const backOffice = useDataProvider<BackOffice>();
  const { data, error, isPending, refetch } = useQuery({
    // As react-admin names its lists, so that a live notice about exams reaches it.
    queryKey: ['exams', 'getList', { schedulable: place }],
    queryFn: async () => {
      const all: SchedulableExam[] = [];
      for (let page = 1; ; page += 1) {
        const { data: some, total = 0 } = await backOffice.getList<SchedulableExam>('exams', {
          pagination: { page, perPage },
          filter: place ?? {},
        });
        all.push(...some);
        if (some.length < perPage || all.length >= total) return all;
      }
    },
    enabled: place !== undefined,
  });
  return { exams: data ?? [], error, isPending, refetch };
}
