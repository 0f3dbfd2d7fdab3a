import Add from '@mui/icons-material/Add';
import { Button, Card } from '@mui/material';
import useMediaQuery from '@mui/material/useMediaQuery';
import { ListBase, Pagination, useListContext, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { SittingRow } from '../../api/scheduling/contract.ts';
import { useMe } from '../access/use-me.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { EmptyState } from '../page/EmptyState.tsx';
import { Page } from '../page/Page.tsx';
import { SittingCards } from './SittingCards.tsx';
import { SittingFilters, viewOf } from './SittingFilters.tsx';
import { SittingTable } from './SittingTable.tsx';

const perPage = 25;

/** The sittings of the own school; for the bureau, those of all schools. What is searched for stays out of the address. */
export function SittingList() {
  const translate = useTranslate();
  return (
    <ListBase<SittingRow>
      resource="sittings"
      sort={{ field: 'opensAt', order: 'ASC' }}
      perPage={perPage}
      filterDefaultValues={{ state: 'coming' }}
      disableSyncWithLocation
      authLoading={null}
    >
      <Page title={translate('scheduling.admin.title')} aside={<ScheduleLink />}>
        <SittingFilters />
        <Sittings />
      </Page>
    </ListBase>
  );
}

function ScheduleLink() {
  const translate = useTranslate();
  const me = useMe();
  if (me?.may.includes('sittings.manage') !== true) return null;
  return (
    <Button component={Link} to="/sittings/create" variant="contained" startIcon={<Add aria-hidden />}>
      {translate('scheduling.admin.schedule')}
    </Button>
  );
}

function Sittings() {
  const translate = useTranslate();
  const me = useMe();
  const { data, error, filterValues, isPending, refetch, total } = useListContext<SittingRow>();
  const roomy = useMediaQuery((theme) => theme.breakpoints.up('md'));
  if (error) return <CouldNotLoad error={error} retry={() => void refetch()} />;
  if (isPending || data === undefined) return null;
  if (data.length === 0) {
    const why = filterValues['q'] ? 'search' : viewOf(filterValues);
    return (
      <Card>
        <EmptyState>{translate(`scheduling.admin.empty.${why}`)}</EmptyState>
      </Card>
    );
  }
  const schools = new Set(me?.schools.map(({ id }) => id)).size;
  const withSchool = me?.role !== 'school' || schools > 1;
  return (
    <Card>
      {roomy ? (
        <SittingTable sittings={data} withSchool={withSchool} />
      ) : (
        <SittingCards sittings={data} withSchool={withSchool} />
      )}
      {(total ?? 0) > perPage && <Pagination rowsPerPageOptions={[]} />}
    </Card>
  );
}
