import { Box, FormControlLabel, Pagination, Switch, Typography } from '@mui/material';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Sitting } from '../../../api/scheduling/contract.ts';
import { EmptyState } from '../../page/EmptyState.tsx';
import { Section } from '../../page/Section.tsx';
import { Progress } from '../Progress.tsx';
import { CandidateCards } from './CandidateCards.tsx';
import { CandidateTable } from './CandidateTable.tsx';

const perPage = 50;

/** The candidates with their exam numbers, and how far each is; it follows by itself while they work. */
export function CandidatesSection({ sitting, mayManage }: { sitting: Sitting; mayManage: boolean }) {
  const translate = useTranslate();
  const roomy = useMediaQuery((theme) => theme.breakpoints.up('md'));
  const [chosen, setPage] = useState(1);
  const [showsExtra, setShowsExtra] = useState(false);
  const { candidates } = sitting;
  const pages = Math.ceil(candidates.length / perPage);
  const page = Math.min(chosen, Math.max(pages, 1));
  const shown = candidates.slice((page - 1) * perPage, page * perPage);
  const hasExtra = candidates.some(({ extraMinutes }) => extraMinutes > 0);
  const isOpen = sitting.state === 'coming' || sitting.state === 'running';
  const List = roomy ? CandidateTable : CandidateCards;
  return (
    <Section title={translate('scheduling.admin.candidates')}>
      <Box
        sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', columnGap: 2 }}
      >
        <Typography variant="body2" color="textSecondary" role="status">
          <Progress counts={sitting.counts} />
        </Typography>
        {hasExtra && (
          <FormControlLabel
            control={<Switch checked={showsExtra} onChange={(_, on) => setShowsExtra(on)} />}
            label={translate('scheduling.admin.showExtra')}
          />
        )}
      </Box>
      {candidates.length === 0 ? (
        <EmptyState>{translate('scheduling.admin.noCandidates')}</EmptyState>
      ) : (
        <List sitting={sitting} candidates={shown} showsExtra={showsExtra} mayManage={mayManage && isOpen} />
      )}
      {pages > 1 && <Pagination count={pages} page={page} onChange={(_, to) => setPage(to)} sx={{ mt: 2 }} />}
    </Section>
  );
}
