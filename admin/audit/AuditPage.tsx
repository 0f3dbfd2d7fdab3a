import { Button, Card, Typography } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { AuditFilter } from '../../api/audit/contract.ts';
import type { BackOffice } from '../data-provider.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { EmptyState } from '../page/EmptyState.tsx';
import { Page } from '../page/Page.tsx';
import { AuditFilters } from './AuditFilters.tsx';
import { AuditEvents } from './AuditEvents.tsx';

/** What was recorded of all cases and of the bureau, the newest first. It goes on where it ended, however long it is. */
export function AuditPage() {
  const translate = useTranslate();
  const backOffice = useDataProvider<BackOffice>();
  const [filter, setFilter] = useState<AuditFilter>({});
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['audit', 'events', filter],
    queryFn: ({ pageParam }) => backOffice.auditEvents(filter, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  });
  const events = data?.pages.flatMap((page) => page.data);
  return (
    <Page title={translate('office.audit.title')}>
      <Typography sx={{ maxWidth: 760 }}>{translate('office.audit.intro')}</Typography>
      <AuditFilters filter={filter} onFilter={setFilter} />
      {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      {events?.length === 0 && (
        <Card>
          <EmptyState>{translate('office.audit.empty')}</EmptyState>
        </Card>
      )}
      {events && events.length > 0 && (
        <Card>
          <AuditEvents events={events} />
        </Card>
      )}
      {hasNextPage && (
        <Button
          variant="outlined"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
          sx={{ alignSelf: 'center' }}
        >
          {translate('office.audit.more')}
        </Button>
      )}
    </Page>
  );
}
