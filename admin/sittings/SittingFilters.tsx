import { useListContext } from 'react-admin';
import { ListFilters, SearchField, ViewChoice } from '../page/ListFilters.tsx';

const views = ['coming', 'running', 'past', 'all'] as const;
type View = (typeof views)[number];

/** The part of the list that these filters make up. */
export const viewOf = (filter: Record<string, unknown>): View =>
  views.find((view) => view === filter['state']) ?? 'all';

/** Coming, open now or past, and a search by exam, location or reference. */
export function SittingFilters() {
  const { setSort } = useListContext();
  const sortFor = (view: View) =>
    setSort({ field: 'opensAt', order: view === 'past' || view === 'all' ? 'DESC' : 'ASC' });
  return (
    <ListFilters>
      <ViewChoice source="state" views={views} words="scheduling.admin.filter" onChosen={sortFor} />
      <SearchField label="scheduling.admin.search" />
    </ListFilters>
  );
}
