import Add from '@mui/icons-material/Add';
import { Button, Card, Typography, useMediaQuery } from '@mui/material';
import { ListBase, Pagination, useListContext, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { InspectionRow } from '../../api/inspection/contract.ts';
import { useMe } from '../access/use-me.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { EmptyState } from '../page/EmptyState.tsx';
import { Page } from '../page/Page.tsx';
import { InspectionCards } from './InspectionCards.tsx';
import { InspectionFilters } from './InspectionFilters.tsx';
import { InspectionTable } from './InspectionTable.tsx';

/** Requests for inspection, the newest first: a school's own, or all. What is searched for stays out of the address. */
export function InspectionList() {
  const translate = useTranslate();
  const me = useMe();
  const mayRequest = me?.may.includes('inspections.request') ?? false;
  return (
    <ListBase<InspectionRow>
      resource="inspections"
      sort={{ field: 'receivedAt', order: 'DESC' }}
      perPage={25}
      disableSyncWithLocation
      authLoading={null}
    >
      <Page title={translate('inspection.admin.title')} aside={mayRequest && <RequestButton />}>
        {mayRequest && <Typography sx={{ maxWidth: 760 }}>{translate('inspection.admin.intro')}</Typography>}
        <InspectionFilters />
        <Inspections />
      </Page>
    </ListBase>
  );
}

function RequestButton() {
  const translate = useTranslate();
  return (
    <Button
      component={Link}
      to="/inspections/create"
      variant="contained"
      startIcon={<Add aria-hidden />}
      sx={{ ml: { sm: 'auto' } }}
    >
      {translate('inspection.admin.request.title')}
    </Button>
  );
}

function Inspections() {
  const translate = useTranslate();
  const { data, error, filterValues, isPending, refetch, total } = useListContext<InspectionRow>();
  const roomy = useMediaQuery((theme) => theme.breakpoints.up('md'));
  if (error) return <CouldNotLoad error={error} retry={() => void refetch()} />;
  if (isPending || data === undefined) return null;
  if (data.length === 0) {
    const why = filterValues['q'] ? 'search' : ((filterValues['phase'] as string | undefined) ?? 'all');
    return (
      <Card>
        <EmptyState>{translate(`inspection.admin.empty.${why}`)}</EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      {roomy ? <InspectionTable inspections={data} /> : <InspectionCards inspections={data} />}
      {(total ?? 0) > 25 && <Pagination rowsPerPageOptions={[]} />}
    </Card>
  );
}
