import { Card, Stack, useMediaQuery } from '@mui/material';
import { ListBase, Pagination, useListContext, useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Page } from '../page/Page.tsx';
import { defaultView, InboxViews } from './InboxViews.tsx';
import { InboxKeys } from './InboxKeys.tsx';
import { KindFilter } from './KindFilter.tsx';
import { NoTasks } from './NoTasks.tsx';
import { SavedFilters } from './saved-filters/SavedFilters.tsx';
import { TaskCards } from './TaskCards.tsx';
import { TaskTable } from './TaskTable.tsx';

/** What the bureau has to do: what is late or due first stands on top. */
export function TaskInbox() {
  const translate = useTranslate();
  return (
    <ListBase<Task>
      resource="tasks"
      sort={{ field: 'dueAt', order: 'ASC' }}
      perPage={25}
      filterDefaultValues={defaultView.filter}
      authLoading={null}
    >
      <Page title={translate('inbox.title')} aside={<InboxKeys />}>
        <InboxViews />
        <Stack
          direction={{ xs: 'column', sm: 'row' }}
          spacing={1.5}
          sx={{ alignItems: { sm: 'center' }, flexWrap: 'wrap' }}
        >
          <KindFilter />
          <SavedFilters />
        </Stack>
        <Tasks />
      </Page>
    </ListBase>
  );
}

function Tasks() {
  const { data, error, filterValues, isPending, refetch, total } = useListContext<Task>();
  const roomy = useMediaQuery((theme) => theme.breakpoints.up('lg'));
  if (error) return <CouldNotLoad error={error} retry={() => void refetch()} />;
  if (isPending || data === undefined) return null;
  if (data.length === 0) return <NoTasks />;
  return (
    <Card data-inbox>
      {roomy ? <TaskTable tasks={data} closed={filterValues['state'] === 'closed'} /> : <TaskCards tasks={data} />}
      {(total ?? 0) > 25 && <Pagination rowsPerPageOptions={[]} />}
    </Card>
  );
}
