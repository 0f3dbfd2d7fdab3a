import { ListFilters, SearchField, ViewChoice } from '../page/ListFilters.tsx';

/** Open or closed, and a search by name, subject or reference. */
export function HelpRequestFilters() {
  return (
    <ListFilters>
      <ViewChoice source="state" views={['open', 'closed', 'all']} words="help-request.list.filter" />
      <SearchField label="help-request.list.search" />
    </ListFilters>
  );
}
