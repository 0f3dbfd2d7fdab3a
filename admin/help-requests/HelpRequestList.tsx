import { ListBase, useTranslate } from 'react-admin';
import type { HelpRequestRow } from '../../api/help-request/contract.ts';
import { ListBody, whyEmpty } from '../page/ListBody.tsx';
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
        <ListBody<HelpRequestRow>
          whenEmpty={(filter) => `help-request.list.empty.${whyEmpty(filter, 'state')}`}
          table={(rows) => <HelpRequestTable questions={rows} />}
          cards={(rows) => <HelpRequestCards questions={rows} />}
        />
      </Page>
    </ListBase>
  );
}
