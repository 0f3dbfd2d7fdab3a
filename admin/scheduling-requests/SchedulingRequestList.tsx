import { ListBase, useTranslate } from 'react-admin';
import type { SchedulingRequestRow } from '../../api/scheduling/request-contract.ts';
import { useMe } from '../access/use-me.ts';
import { ListBody, whyEmpty } from '../page/ListBody.tsx';
import { ListFilters, SearchField, ViewChoice } from '../page/ListFilters.tsx';
import { Page } from '../page/Page.tsx';
import { HaveScheduled } from './HaveScheduled.tsx';
import { SchedulingRequestCards, SchedulingRequestTable } from './SchedulingRequestRows.tsx';

/** For a school: having exams scheduled, and how its requests stand. For the helpdesk: all requests. */
export function SchedulingRequestList() {
  const translate = useTranslate();
  const me = useMe();
  if (me === undefined) return null;
  const maySubmit = me.may.includes('scheduling-requests.submit');
  return (
    <ListBase<SchedulingRequestRow>
      resource="scheduling-requests"
      sort={{ field: 'receivedAt', order: 'DESC' }}
      perPage={25}
      disableSyncWithLocation
      authLoading={null}
    >
      <Page title={translate('scheduling.request.admin.title')}>
        {maySubmit && <HaveScheduled schools={me.schools} />}
        <ListFilters>
          <ViewChoice source="phase" views={['open', 'closed', 'all']} words="scheduling.request.admin.filter" />
          <SearchField label="scheduling.request.admin.search" />
        </ListFilters>
        <ListBody<SchedulingRequestRow>
          whenEmpty={(filter) => `scheduling.request.admin.empty.${whyEmpty(filter, 'phase')}`}
          table={(rows) => <SchedulingRequestTable requests={rows} ofManySchools={!maySubmit} />}
          cards={(rows) => <SchedulingRequestCards requests={rows} ofManySchools={!maySubmit} />}
        />
      </Page>
    </ListBase>
  );
}
