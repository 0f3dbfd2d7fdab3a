import { ListBase, useTranslate } from 'react-admin';
import type { AccountRow } from '../../api/accounts/contract.ts';
import { ListBody } from '../page/ListBody.tsx';
import { Page } from '../page/Page.tsx';
import { AccountFilters } from './AccountFilters.tsx';
import { AccountCards, AccountTable } from './AccountRows.tsx';

/** Who has an account, by name. What is searched for stays out of the address, of the page and of the request. */
export function AccountList() {
  const translate = useTranslate();
  return (
    <ListBase<AccountRow>
      resource="accounts"
      sort={{ field: 'name', order: 'ASC' }}
      perPage={25}
      disableSyncWithLocation
      authLoading={null}
    >
      <Page title={translate('accounts.admin.title')}>
        <AccountFilters />
        <ListBody<AccountRow>
          whenEmpty={() => 'accounts.admin.empty'}
          table={(rows) => <AccountTable accounts={rows} />}
          cards={(rows) => <AccountCards accounts={rows} />}
        />
      </Page>
    </ListBase>
  );
}
