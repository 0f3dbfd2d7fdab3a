import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { SchedulingSchool } from '../../../api/scheduling/contract.ts';
import { useMe } from '../../access/use-me.ts';
import type { BackOffice } from '../../data-provider.ts';
import type { SittingFields } from './draft.ts';
import type { ExamsFor } from './use-exams.ts';

/** Where, and for whom, this person may schedule: an account holder at the own schools, the helpdesk at all. */
export function usePlaces({ schoolId, ownerId }: Pick<SittingFields, 'schoolId' | 'ownerId'>) {
  const me = useMe();
  const backOffice = useDataProvider<BackOffice>();
  const forOthers = me !== undefined && me.role !== 'school';
  const all = useQuery({
    queryKey: ['scheduling-schools'],
    queryFn: () => backOffice.schedulingSchools(),
    enabled: forOthers,
  });
  const own = new Map(me?.schools.map(({ id, name }) => [id, { id, name, holders: [] }]));
  const schools: SchedulingSchool[] = forOthers ? (all.data ?? []) : own.size > 1 ? [...own.values()] : [];
  return { schools, forOthers, examsFor: examsFor(), error: all.error, retry: () => void all.refetch() };

  function examsFor(): ExamsFor | undefined {
    if (forOthers) return schoolId && ownerId ? { schoolId, accountId: ownerId } : undefined;
    if (own.size > 1) return schoolId ? { schoolId } : undefined;
    return {};
  }
}
