import Add from '@mui/icons-material/Add';
import { Button, Typography } from '@mui/material';
import { ListBase, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { InspectionRow } from '../../api/inspection/contract.ts';
import { useMe } from '../access/use-me.ts';
import { ListBody, whyEmpty } from '../page/ListBody.tsx';
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
        <ListBody<InspectionRow>
          whenEmpty={(filter) => `inspection.admin.empty.${whyEmpty(filter, 'phase')}`}
          table={(rows) => <InspectionTable inspections={rows} />}
          cards={(rows) => <InspectionCards inspections={rows} />}
        />
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
