import Print from '@mui/icons-material/PrintOutlined';
import { Box, Button, Link, Typography } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { SittingRow } from '../../api/scheduling/contract.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { EmptyState } from '../page/EmptyState.tsx';
import { RowsToCome } from '../page/RowsToCome.tsx';
import { Section } from '../page/Section.tsx';
import { Progress } from '../sittings/Progress.tsx';
import { sittingAddress } from '../sittings/sitting-address.ts';
import { SittingStateTag } from '../sittings/SittingStateTag.tsx';
import { Window } from '../sittings/Window.tsx';

const most = 6;

/** What is open now and what comes next, each with its list to print. */
export function ComingSittings() {
  const translate = useTranslate();
  const [running, coming] = [useSittings('running'), useSittings('coming')];
  const error = running.error ?? coming.error;
  const sittings = [...(running.data ?? []), ...(coming.data ?? [])].slice(0, most);
  const isPending = running.isPending || coming.isPending;
  return (
    <Section title={translate('scheduling.admin.comingUp')}>
      {error ? (
        <CouldNotLoad
          error={error}
          retry={() => {
            void running.refetch();
            void coming.refetch();
          }}
        />
      ) : (
        <>
          {isPending && sittings.length === 0 && <RowsToCome />}
          {!isPending && sittings.length === 0 && <EmptyState>{translate('scheduling.admin.empty.home')}</EmptyState>}
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {sittings.map((sitting) => (
              <ComingSitting key={sitting.id} sitting={sitting} />
            ))}
          </Box>
          {sittings.length > 0 && (
            <Link component={RouterLink} to="/sittings" variant="body2" sx={{ display: 'inline-block', py: 1 }}>
              {translate('scheduling.admin.allSittings')}
            </Link>
          )}
        </>
      )}
    </Section>
  );
}

function ComingSitting({ sitting }: { sitting: SittingRow }) {
  const translate = useTranslate();
  const name = `${sitting.exam.code} · ${sitting.exam.title}`;
  return (
    <Box
      component="li"
      sx={{
        py: 1.5,
        borderBottom: 1,
        borderColor: 'divider',
        display: 'flex',
        flexWrap: 'wrap',
        gap: 1,
        alignItems: 'center',
        justifyContent: 'space-between',
      }}
    >
      <Box sx={{ display: 'grid', gap: 0.25, justifyItems: 'start', minWidth: 0 }}>
        <Link component={RouterLink} to={sittingAddress(sitting.id)} sx={{ fontWeight: 600, py: 0.25 }}>
          {name}
        </Link>
        <Typography variant="body2">
          <Window of={sitting.window} />
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {sitting.location} · <Progress counts={sitting.counts} />
        </Typography>
        {sitting.state === 'running' && <SittingStateTag state="running" />}
      </Box>
      <Button
        href={`/api/sittings/${sitting.id}/attendance-list`}
        target="_blank"
        rel="noopener"
        variant="outlined"
        size="small"
        startIcon={<Print aria-hidden />}
        aria-label={translate('scheduling.admin.print.listOf', { exam: name, reference: sitting.reference })}
      >
        {translate('scheduling.admin.print.list')}
      </Button>
    </Box>
  );
}

function useSittings(state: SittingRow['state']) {
  return useGetList<SittingRow>('sittings', {
    pagination: { page: 1, perPage: most },
    sort: { field: 'opensAt', order: 'ASC' },
    filter: { state },
  });
}
