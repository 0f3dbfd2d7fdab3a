import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { HttpError, useDataProvider, useNotify } from 'react-admin';
import type { Sitting } from '../../api/scheduling/contract.ts';
import type { BackOffice } from '../data-provider.ts';
import { faultsByField } from '../http.ts';

/**
 * Changes a sitting by a named action, once for a double click. When someone else changed it in the meantime, says so
 * and shows how it stands now.
 */
export function useSittingAction<Given>(
  action: (given: Given, backOffice: BackOffice) => Promise<Sitting>,
  { done, whenDone }: { done: string; whenDone?: () => void },
) {
  const backOffice = useDataProvider<BackOffice>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const underWay = useRef(false);
  const { mutate, isPending, error } = useMutation<Sitting, Error, Given>({
    mutationFn: (given) => action(given, backOffice),
    onSuccess: ({ reference }) => {
      notify(done, { type: 'success', messageArgs: { reference } });
      whenDone?.();
    },
    onError: (fault) => {
      const isStale = fault instanceof HttpError && fault.status === 412;
      // What is wrong with one thing that was asked says more than that something is.
      const [said = fault.message] = Object.values(faultsByField(fault) ?? {});
      notify(isStale ? 'scheduling.admin.stale' : said, { type: 'warning', autoHideDuration: 15_000 });
      // What can no longer be done is not offered any longer either; what was typed stays after other faults.
      if (fault instanceof HttpError && [404, 409, 412].includes(fault.status)) whenDone?.();
    },
    onSettled: async () => {
      underWay.current = false;
      await queryClient.invalidateQueries({ queryKey: ['sittings'] });
    },
  });

  function run(given: Given) {
    if (underWay.current) return;
    underWay.current = true;
    mutate(given);
  }
  return { run, isPending, error };
}
