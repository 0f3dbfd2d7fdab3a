import { ListBase, useTranslate } from 'react-admin';
import type { SittingResultsRow } from '../../api/results/contract.ts';
import { ListBody } from '../page/ListBody.tsx';
import { ListFilters, SearchField } from '../page/ListFilters.tsx';
import { Page } from '../page/Page.tsx';
import { ResultCards } from './ResultCards.tsx';
import { ResultTable } from './ResultTable.tsx';

/** The sittings that have results, the newest first. Source: "Resultaten". */
export function ResultList() {
  const translate = useTranslate();
  return (
    <ListBase<SittingResultsRow>
      resource="results"
      sort={{ field: 'lastDay', order: 'DESC' }}
      perPage={25}
      disableSyncWithLocation
      authLoading={null}
    >
      <Page title={translate('results.admin.title')}>
        <ListFilters>
          <SearchField label="results.admin.search" />
        </ListFilters>
        <ListBody<SittingResultsRow>
          whenEmpty={({ q }) => `results.admin.empty.${q ? 'search' : 'all'}`}
          table={(rows) => <ResultTable rows={rows} />}
          cards={(rows) => <ResultCards rows={rows} />}
        />
      </Page>
    </ListBase>
  );
}
