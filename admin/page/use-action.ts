import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import type { BackOffice } from '../data-provider.ts';

type ActionOptions<Result> = {
  /** The sentence that says that it was done. */
  done: string;
  /** The resources of which lists and records may show something else now. */
  touches: string[];
  whenDone?: (result: Result) => void;
  /** @returns true when the reason stands where people look: then it is said nowhere else */
  whenRefused?: (error: Error) => boolean | void;
};

/** Does a named action, once for a double click; says that it was done, or why not. */
export function useAction<Given, Result>(
  action: (given: Given, backOffice: BackOffice) => Promise<Result>,
  { done, touches, whenDone, whenRefused }: ActionOptions<Result>,
) {
  const backOffice = useDataProvider<BackOffice>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const underWay = useRef(false);
  const { mutate, isPending, error } = useMutation<Result, Error, Given>({
    mutationFn: (given) => action(given, backOffice),
    onSuccess: (result) => {
      notify(done, { type: 'success' });
      whenDone?.(result);
    },
    onError: (fault) => {
      // Not said twice: on a telephone it would lie over the dialog's buttons.
      if (whenRefused?.(fault) !== true) notify(fault.message, { type: 'warning', autoHideDuration: 15_000 });
    },
    onSettled: async () => {
      underWay.current = false;
      await Promise.all(touches.map((resource) => queryClient.invalidateQueries({ queryKey: [resource] })));
    },
  });

  function run(given: Given) {
    if (underWay.current) return;
    underWay.current = true;
    mutate(given);
  }
  return { run, isPending, error };
}
