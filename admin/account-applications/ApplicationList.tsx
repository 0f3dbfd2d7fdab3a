import { Card, useMediaQuery } from '@mui/material';
import { ListBase, Pagination, useListContext, useTranslate } from 'react-admin';
import type { AccountApplicationRow } from '../../api/account-application/contract.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { EmptyState } from '../page/EmptyState.tsx';
import { Page } from '../page/Page.tsx';
import { ApplicationCards } from './ApplicationCards.tsx';
import { ApplicationFilters } from './ApplicationFilters.tsx';
import { ApplicationTable } from './ApplicationTable.tsx';

/** All account applications, the newest first. What is searched for stays out of the address: it may be a name. */
export function ApplicationList() {
  const translate = useTranslate();
  return (
    <ListBase<AccountApplicationRow>
      resource="account-applications"
      sort={{ field: 'submittedAt', order: 'DESC' }}
      perPage={25}
      filterDefaultValues={{ phase: 'open' }}
      disableSyncWithLocation
      authLoading={null}
    >
      <Page title={translate('applications.title')}>
        <ApplicationFilters />
        <Applications />
      </Page>
    </ListBase>
  );
}

function Applications() {
  const translate = useTranslate();
  const { data, error, filterValues, isPending, refetch, total } = useListContext<AccountApplicationRow>();
  const roomy = useMediaQuery((theme) => theme.breakpoints.up('md'));
  if (error) return <CouldNotLoad error={error} retry={() => void refetch()} />;
  if (isPending || data === undefined) return null;
  if (data.length === 0) {
    const why = filterValues['q'] ? 'search' : ((filterValues['phase'] as string | undefined) ?? 'all');
    return (
      <Card>
        <EmptyState>{translate(`applications.empty.${why}`)}</EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      {roomy ? <ApplicationTable applications={data} /> : <ApplicationCards applications={data} />}
      {(total ?? 0) > 25 && <Pagination rowsPerPageOptions={[]} />}
    </Card>
  );
}
