import { Card, useMediaQuery } from '@mui/material';
import { ListBase, Pagination, useListContext, useTranslate } from 'react-admin';
import type { HelpRequestRow } from '../../api/help-request/contract.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { EmptyState } from '../page/EmptyState.tsx';
import { Page } from '../page/Page.tsx';
import { HelpRequestFilters } from './HelpRequestFilters.tsx';
import { HelpRequestCards, HelpRequestTable } from './HelpRequestRows.tsx';

/** All questions, the newest first. What is searched for stays out of the address: it may be a name. */
export function HelpRequestList() {
  const translate = useTranslate();
  return (
    <ListBase<HelpRequestRow>
      resource="help-requests"
      sort={{ field: 'receivedAt', order: 'DESC' }}
      perPage={25}
      filterDefaultValues={{ state: 'open' }}
      disableSyncWithLocation
      authLoading={null}
    >
      <Page title={translate('help-request.list.title')}>
        <HelpRequestFilters />
        <Questions />
      </Page>
    </ListBase>
  );
}

function Questions() {
  const translate = useTranslate();
  const { data, error, filterValues, isPending, refetch, total } = useListContext<HelpRequestRow>();
  const roomy = useMediaQuery((theme) => theme.breakpoints.up('md'));
  if (error) return <CouldNotLoad error={error} retry={() => void refetch()} />;
  if (isPending || data === undefined) return null;
  if (data.length === 0) {
    const why = filterValues['q'] ? 'search' : ((filterValues['state'] as string | undefined) ?? 'all');
    return (
      <Card>
        <EmptyState>{translate(`help-request.list.empty.${why}`)}</EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      {roomy ? <HelpRequestTable questions={data} /> : <HelpRequestCards questions={data} />}
      {(total ?? 0) > 25 && <Pagination rowsPerPageOptions={[]} />}
    </Card>
  );
}
