import { Box, Tab, Tabs } from '@mui/material';
import { useGetList, useListContext, useTranslate, type SortPayload } from 'react-admin';
import type { z } from 'zod';
import type { taskFilter } from '../../api/tasks/contract.ts';

export type TaskFilter = z.infer<typeof taskFilter>;
type View = { name: string; filter: TaskFilter };

export const defaultView = { name: 'all', filter: { scope: 'all', state: 'open' } } as const satisfies View;
const views: View[] = [
  { name: 'mine', filter: { scope: 'mine', state: 'open' } },
  { name: 'unassigned', filter: { scope: 'unassigned', state: 'open' } },
  defaultView,
  { name: 'closed', filter: { scope: 'all', state: 'closed' } },
];

/** Which tasks the inbox shows, each with how many there are. */
export function InboxViews() {
  const translate = useTranslate();
  const { filterValues, setFilters, setSort } = useListContext();
  const current = viewOf(filterValues);

  function choose(name: string) {
    const { filter } = views.find((view) => view.name === name) ?? defaultView;
    setFilters({ ...filter, ...(filterValues['kind'] ? { kind: filterValues['kind'] as string } : {}) });
    setSort(orderOf(filter));
  }

  return (
    <Box sx={{ borderBottom: 1, borderColor: 'divider' }}>
      <Tabs
        value={current}
        onChange={(_, name: string) => choose(name)}
        aria-label={translate('inbox.views')}
        slotProps={{ list: { sx: twoByTwo }, indicator: { sx: { display: 'none' } } }}
      >
        {views.map((view) => (
          <Tab key={view.name} value={view.name} label={<ViewLabel view={view} />} />
        ))}
      </Tabs>
    </Box>
  );
}

/** On a telephone all four stay in sight, in two rows. So the line under the chosen one is its own: MUI's knows one row. */
const twoByTwo = {
  flexWrap: { xs: 'wrap', sm: 'nowrap' },
  '& > *': { flexBasis: { xs: '50%', sm: 'auto' } },
  '& > [aria-selected=true]': { boxShadow: 'inset 0 -2px currentcolor' },
} as const;

/** Open tasks by what is due first, closed ones by what was closed last. */
export const orderOf = ({ state }: TaskFilter): SortPayload =>
  state === 'closed' ? { field: 'closedAt', order: 'DESC' } : { field: 'dueAt', order: 'ASC' };

/** The view of the inbox that these filters make up. */
export function viewOf({ scope, state }: TaskFilter): string {
  return (
    views.find(({ filter }) => filter.scope === (scope ?? 'all') && filter.state === (state ?? 'open'))?.name ?? 'all'
  );
}

function ViewLabel({ view }: { view: View }) {
  const translate = useTranslate();
  const { total } = useGetList(
    'tasks',
    { pagination: { page: 1, perPage: 1 }, sort: { field: 'dueAt', order: 'ASC' }, filter: view.filter },
    { enabled: view.filter.state === 'open' },
  );
  return (
    <span>
      {translate(`inbox.view.${view.name}`)}
      {total === undefined ? '' : ` (${total})`}
    </span>
  );
}
