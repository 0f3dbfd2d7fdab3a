import { ListBase, useTranslate } from 'react-admin';
import type { AccountApplicationRow } from '../../api/account-application/contract.ts';
import { ListBody, whyEmpty } from '../page/ListBody.tsx';
import { Page } from '../page/Page.tsx';
import { ApplicationCards } from './ApplicationCards.tsx';
import { ApplicationFilters } from './ApplicationFilters.tsx';
import { PaperButton } from './paper/PaperButton.tsx';
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
      <Page title={translate('applications.title')} aside={<PaperButton />}>
        <ApplicationFilters />
        <ListBody<AccountApplicationRow>
          whenEmpty={(filter) => `applications.empty.${whyEmpty(filter, 'phase')}`}
          table={(rows) => <ApplicationTable applications={rows} />}
          cards={(rows) => <ApplicationCards applications={rows} />}
        />
      </Page>
    </ListBase>
  );
}
