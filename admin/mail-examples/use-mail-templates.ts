import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { BackOffice } from '../data-provider.ts';

/** The names of all mails that there are. */
export function useMailTemplates(): string[] {
  const backOffice = useDataProvider<BackOffice>();
  const { data } = useQuery({
    queryKey: ['mail-examples', 'all'],
    queryFn: () => backOffice.mailExamples(),
    staleTime: Infinity,
  });
  return (data?.data ?? []).map(({ id }) => id);
}
