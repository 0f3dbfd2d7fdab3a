import { Card } from '@mui/material';
import useMediaQuery from '@mui/material/useMediaQuery';
import { ListBase, Pagination, useListContext, useTranslate } from 'react-admin';
import type { SittingResultsRow } from '../../api/results/contract.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { EmptyState } from '../page/EmptyState.tsx';
import { ListFilters, SearchField } from '../page/ListFilters.tsx';
import { Page } from '../page/Page.tsx';
import { ResultCards } from './ResultCards.tsx';
import { ResultTable } from './ResultTable.tsx';

const perPage = 25;

/** The sittings that have results, the newest first. Source: "Resultaten". */
export function ResultList() {
  const translate = useTranslate();
  return (
    <ListBase<SittingResultsRow>
      resource="results"
      sort={{ field: 'lastDay', order: 'DESC' }}
      perPage={perPage}
      disableSyncWithLocation
      authLoading={null}
    >
      <Page title={translate('results.admin.title')}>
        <ListFilters>
          <SearchField label="results.admin.search" />
        </ListFilters>
        <Results />
      </Page>
    </ListBase>
  );
}

function Results() {
  const translate = useTranslate();
  const { data, error, filterValues, isPending, refetch, total } = useListContext<SittingResultsRow>();
  const roomy = useMediaQuery((theme) => theme.breakpoints.up('md'));
  if (error) return <CouldNotLoad error={error} retry={() => void refetch()} />;
  if (isPending || data === undefined) return null;
  if (data.length === 0) {
    return (
      <Card>
        <EmptyState>{translate(`results.admin.empty.${filterValues['q'] ? 'search' : 'all'}`)}</EmptyState>
      </Card>
    );
  }
  return (
    <Card>
      {roomy ? <ResultTable rows={data} /> : <ResultCards rows={data} />}
      {(total ?? 0) > perPage && <Pagination rowsPerPageOptions={[]} />}
    </Card>
  );
}
