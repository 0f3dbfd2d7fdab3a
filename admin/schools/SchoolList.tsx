import { ListBase, useTranslate } from 'react-admin';
import type { SchoolRow } from '../../api/schools/contract.ts';
import { ListBody, whyEmpty } from '../page/ListBody.tsx';
import { Page } from '../page/Page.tsx';
import { AddSchoolButton } from './AddSchoolButton.tsx';
import { SchoolFilters } from './SchoolFilters.tsx';
import { SchoolCards, SchoolTable } from './SchoolRows.tsx';

/** All schools by name; those that applicants can choose come first to mind. */
export function SchoolList() {
  const translate = useTranslate();
  return (
    <ListBase<SchoolRow>
      resource="schools"
      sort={{ field: 'name', order: 'ASC' }}
      perPage={25}
      filterDefaultValues={{ state: 'listed' }}
      disableSyncWithLocation
      authLoading={null}
    >
      <Page title={translate('school.admin.title')} aside={<AddSchoolButton />}>
        <SchoolFilters />
        <ListBody<SchoolRow>
          whenEmpty={({ kind, ...filter }) =>
            `school.admin.empty.${kind === undefined ? whyEmpty(filter, 'state') : 'search'}`
          }
          table={(rows) => <SchoolTable schools={rows} />}
          cards={(rows) => <SchoolCards schools={rows} />}
        />
      </Page>
    </ListBase>
  );
}
