import { Box, Link } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { SittingResultsRow } from '../../api/results/contract.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { EmptyState } from '../page/EmptyState.tsx';
import { RowsToCome } from '../page/RowsToCome.tsx';
import { Section } from '../page/Section.tsx';
import { ResultCards } from '../results/ResultCards.tsx';

/** The results that came last. */
export function NewestResults() {
  const translate = useTranslate();
  const { data, error, isPending, refetch } = useGetList<SittingResultsRow>('results', {
    pagination: { page: 1, perPage: 4 },
    sort: { field: 'lastDay', order: 'DESC' },
  });
  return (
    <Section title={translate('results.admin.newest')}>
      {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      {isPending && <RowsToCome />}
      {!error && !isPending && data.length === 0 && <EmptyState>{translate('results.admin.empty.all')}</EmptyState>}
      {data !== undefined && data.length > 0 && (
        <>
          <Box sx={{ mx: -2 }}>
            <ResultCards rows={data} />
          </Box>
          <Link component={RouterLink} to="/results" variant="body2" sx={{ display: 'inline-block', py: 1 }}>
            {translate('results.admin.all')}
          </Link>
        </>
      )}
    </Section>
  );
}
