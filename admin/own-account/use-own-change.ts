import { useQueryClient } from '@tanstack/react-query';
import type { BackOffice } from '../data-provider.ts';
import { useAction } from '../page/use-action.ts';
import { useFaults } from '../page/use-faults.ts';
import { forget } from '../session.ts';

/** Changes something of the own account, and asks anew who one is; the faults stand by field. */
export function useOwnChange<Given>(
  action: (given: Given, backOffice: BackOffice) => Promise<unknown>,
  { done, whenDone }: { done: string; whenDone?: () => void },
) {
  const queryClient = useQueryClient();
  const faults = useFaults();
  const { run, isPending } = useAction(action, {
    done,
    touches: [],
    whenDone: () => {
      faults.show({});
      forget();
      void queryClient.invalidateQueries({ queryKey: ['auth'] });
      whenDone?.();
    },
    whenRefused: faults.showAnswer,
  });
  return { run, isPending, ...faults };
}
