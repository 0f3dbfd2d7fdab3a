import { useMutation } from '@tanstack/react-query';
import { HttpError, useDataProvider, useLogoutIfAccessDenied } from 'react-admin';
import type { CandidateList } from '../../../api/scheduling/contract.ts';
import type { BackOffice } from '../../data-provider.ts';
import { faultsByField as faultsOfFile } from '../../http.ts';
import { dutchDay } from '../../page/typed-day.ts';
import { fields, type RowFaults } from './candidate-rows.ts';
import type { GridChange } from './use-candidate-grid.ts';

type List = Parameters<BackOffice['readCandidateList']>[0];
/** The API refuses larger files; said here before it is sent. */
const mostBytes = 5 * 1024 * 1024;

/** Has the API read a spreadsheet, and adds its lines to the grid, each with what is wrong in it. */
export function useCandidateList(change: (change: GridChange) => void) {
  const backOffice = useDataProvider<BackOffice>();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const reading = useMutation<CandidateList, Error, List>({
    mutationFn: (list) => {
      if ('file' in list && list.file.size > mostBytes) throw new HttpError('scheduling.admin.grid.tooLarge', 413);
      return backOffice.readCandidateList(list);
    },
    onError: (error) => void logoutIfAccessDenied(error),
  });

  function read(list: List, whenRead?: () => void) {
    if (reading.isPending) return;
    reading.mutate(list, {
      onSuccess: ({ rows }) => {
        if (rows.length === 0) return;
        change({
          type: 'added',
          rows: rows.map(({ values }) => ({ ...values, dateOfBirth: dutchDay(values.dateOfBirth) })),
          faults: rows.map(({ faults }) => faultsByField(faults)),
        });
        whenRead?.();
      },
    });
  }

  const found = reading.data?.rows.length;
  const problems = reading.error ? [whyNot(reading.error)] : [...(reading.data?.faults ?? [])];
  if (found === 0 && problems.length === 0) problems.push('scheduling.admin.grid.nothingFound');
  return { read, isPending: reading.isPending, found: found === 0 ? undefined : found, problems };
}

/** What is wrong with the file itself is said as its fault, where the API names one. */
function whyNot(error: Error): string {
  const [first] = Object.values(faultsOfFile(error) ?? {});
  return first ?? error.message;
}

function faultsByField(faults: readonly { field: string; message: string }[]): RowFaults {
  const byField: RowFaults = {};
  for (const { field: name, message } of faults) {
    const field = fields.find((one) => one === name) ?? 'studentNumber';
    byField[field] = [byField[field], message].filter((text) => text !== undefined).join(' ');
  }
  return byField;
}
