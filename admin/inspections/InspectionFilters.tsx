import { ListFilters, SearchField, ViewChoice } from '../page/ListFilters.tsx';

/** Open or closed, and a search by exam, school or reference. */
export function InspectionFilters() {
  return (
    <ListFilters>
      <ViewChoice source="phase" views={['open', 'closed', 'all']} words="inspection.admin.filter" />
      <SearchField label="inspection.admin.search" />
    </ListFilters>
  );
}
