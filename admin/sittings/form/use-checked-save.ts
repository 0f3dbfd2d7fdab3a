import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { HttpError, useDataProvider, useLogoutIfAccessDenied } from 'react-admin';
import type { Sitting, SittingToCheck, Warning } from '../../../api/scheduling/contract.ts';
import type { BackOffice } from '../../data-provider.ts';
import { faultsByField, problemName, type Faults } from '../../http.ts';

type CheckedSave<Entry> = {
  /** What there is to warn of. */
  check: (entry: Entry, backOffice: BackOffice) => Promise<Warning[]>;
  save: (confirmedWarnings: string[], backOffice: BackOffice) => Promise<Sitting>;
  onSaved: (sitting: Sitting) => void;
  /** What the API found wrong, by field. */
  onFaults: (errors: Faults) => void;
};

/**
 * Saves in two steps: first the warnings, which a person reads and goes on with, then the saving. A double click is one
 * saving; when it fails, all that was typed stays as it is.
 */
export function useCheckedSave<Entry>({ check, save, onSaved, onFaults }: CheckedSave<Entry>) {
  const backOffice = useDataProvider<BackOffice>();
  const queryClient = useQueryClient();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const underWay = useRef(false);
  const [warnings, setWarnings] = useState<Warning[]>([]);

  const { mutate, isPending, error, reset } = useMutation<Sitting | Warning[], Error, Step<Entry>>({
    mutationFn: async ({ entry, confirmed }) => {
      const found = await check(entry, backOffice);
      if (found.some(({ key }) => !confirmed.includes(key))) return found;
      try {
        return await save(confirmed, backOffice);
      } catch (fault) {
        // Something happened between the check and the saving that a person should know of first.
        if (problemName(fault) === 'unconfirmed-warnings') return await check(entry, backOffice);
        throw fault;
      }
    },
    onSuccess: async (answer) => {
      if (Array.isArray(answer)) {
        setWarnings(answer);
        return;
      }
      setWarnings([]);
      onSaved(answer);
      await queryClient.invalidateQueries({ queryKey: ['sittings'] });
    },
    onError: async (fault) => {
      setWarnings([]);
      await logoutIfAccessDenied(fault);
      const errors = faultsByField(fault);
      if (errors) onFaults(errors);
      if (isStale(fault)) await queryClient.invalidateQueries({ queryKey: ['sittings'] });
    },
    onSettled: () => {
      underWay.current = false;
    },
  });

  function run(step: Step<Entry>) {
    // The second click of a double click comes before the button shows that it is busy.
    if (underWay.current) return;
    underWay.current = true;
    mutate(step);
  }

  return {
    isPending,
    warnings,
    /** Begins: looks for warnings, and saves when there are none. */
    start: (entry: Entry) => run({ entry, confirmed: [] }),
    /** Saves with the warnings that were read. Those that are new since then are shown first. */
    goOn: (entry: Entry) => run({ entry, confirmed: warnings.map(({ key }) => key) }),
    back: () => setWarnings([]),
    forget: reset,
    /** Why it could not be saved, where no field is to blame. */
    trouble: error && !faultsByField(error) ? (isStale(error) ? 'scheduling.admin.stale' : error.message) : undefined,
  };
}

type Step<Entry> = { entry: Entry; confirmed: string[] };

/** The check of a sitting as a whole, or of what is added to it. */
export const checkSitting = (entry: SittingToCheck, backOffice: BackOffice) => backOffice.checkSitting(entry);

const isStale = (error: Error): boolean => error instanceof HttpError && error.status === 412;
