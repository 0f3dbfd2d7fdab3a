import { ListFilters, SearchField, ViewChoice } from '../page/ListFilters.tsx';

/** Open or closed, and a search by name, school or reference. */
export function ApplicationFilters() {
  return (
    <ListFilters>
      <ViewChoice source="phase" views={['open', 'closed', 'all']} words="applications.filter" />
      <SearchField label="applications.search" />
    </ListFilters>
  );
}
