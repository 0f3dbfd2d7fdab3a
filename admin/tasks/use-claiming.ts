import { useMutation, useQueryClient } from '@tanstack/react-query';
import { HttpError, useDataProvider, useNotify } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import type { BackOffice } from '../data-provider.ts';

/** Takes a task up or gives it back; when someone else was first, says so and shows how it stands now. */
export function useClaiming(action: 'claimTask' | 'unclaimTask', done: string) {
  const backOffice = useDataProvider<BackOffice>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  return useMutation<Task, Error, Task>({
    mutationFn: (task) => backOffice[action](task),
    onSuccess: (task) => notify(done, { type: 'success', messageArgs: { reference: task.reference } }),
    onError: (error) => notify(isStale(error) ? 'claim.stale' : error.message, { type: 'warning' }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['tasks'] }),
  });
}

const isStale = (error: Error): boolean => error instanceof HttpError && error.status === 412;
