import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { SavedFilter } from '../../../api/tasks/contract.ts';
import type { BackOffice } from '../../data-provider.ts';
import { useAction } from '../../page/use-action.ts';

const resource = 'saved-filters';

/** This person's own ways to see the inbox. */
export function useSavedFilters(): SavedFilter[] {
  const backOffice = useDataProvider<BackOffice>();
  const { data } = useQuery({ queryKey: [resource], queryFn: () => backOffice.savedFilters() });
  return data?.data ?? [];
}

type Told = { whenDone?: () => void; whenRefused?: (error: Error) => void };

export const useSaveFilter = (done: string, told: Told = {}) =>
  useAction<SavedFilter, unknown>((filter, backOffice) => backOffice.saveFilter(filter), {
    ...{ done, touches: [resource] },
    ...told,
  });

export const useDeleteFilter = () =>
  useAction<string, unknown>((id, backOffice) => backOffice.deleteFilter(id), {
    ...{ done: 'office.filter.deleted', touches: [resource] },
  });
