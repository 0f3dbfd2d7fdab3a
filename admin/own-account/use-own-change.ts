import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { HttpError } from 'react-admin';
import type { BackOffice } from '../data-provider.ts';
import { useAction } from '../page/use-action.ts';
import { forget } from '../session.ts';

/** Changes something of the own account, and asks anew who one is; the faults stand by field. */
export function useOwnChange<Given>(
  action: (given: Given, backOffice: BackOffice) => Promise<unknown>,
  { done, whenDone }: { done: string; whenDone?: () => void },
) {
  const queryClient = useQueryClient();
  const [faults, setFaults] = useState<Record<string, string>>({});
  const { run, isPending } = useAction(action, {
    done,
    touches: [],
    whenDone: () => {
      setFaults({});
      forget();
      void queryClient.invalidateQueries({ queryKey: ['auth'] });
      whenDone?.();
    },
    whenRefused: (error) => {
      const body: unknown = error instanceof HttpError ? error.body : null;
      setFaults((body as { errors?: Record<string, string> } | null)?.errors ?? {});
    },
  });
  return { run, isPending, faults, setFaults };
}
