import Add from '@mui/icons-material/Add';
import { Button } from '@mui/material';
import { ListBase, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { SittingRow } from '../../api/scheduling/contract.ts';
import { useMe } from '../access/use-me.ts';
import { ListBody } from '../page/ListBody.tsx';
import { Page } from '../page/Page.tsx';
import { SittingCards } from './SittingCards.tsx';
import { SittingFilters, viewOf } from './SittingFilters.tsx';
import { SittingTable } from './SittingTable.tsx';

/** The sittings of the own school; for the bureau, those of all schools. What is searched for stays out of the address. */
export function SittingList() {
  const translate = useTranslate();
  const me = useMe();
  const schools = new Set(me?.schools.map(({ id }) => id)).size;
  const withSchool = me?.role !== 'school' || schools > 1;
  return (
    <ListBase<SittingRow>
      resource="sittings"
      sort={{ field: 'opensAt', order: 'ASC' }}
      perPage={25}
      filterDefaultValues={{ state: 'coming' }}
      disableSyncWithLocation
      authLoading={null}
    >
      <Page title={translate('scheduling.admin.title')} aside={<ScheduleLink />}>
        <SittingFilters />
        <ListBody<SittingRow>
          whenEmpty={(filter) => `scheduling.admin.empty.${filter['q'] ? 'search' : viewOf(filter)}`}
          table={(rows) => <SittingTable sittings={rows} withSchool={withSchool} />}
          cards={(rows) => <SittingCards sittings={rows} withSchool={withSchool} />}
        />
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
