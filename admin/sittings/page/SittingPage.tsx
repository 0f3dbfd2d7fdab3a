import { Alert, Box, Stack } from '@mui/material';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import type { Sitting } from '../../../api/scheduling/contract.ts';
import { Timeline } from '../../account-applications/Timeline.tsx';
import { useMe } from '../../access/use-me.ts';
import { CouldNotLoad } from '../../page/CouldNotLoad.tsx';
import { Page } from '../../page/Page.tsx';
import { Section } from '../../page/Section.tsx';
import { SittingStateTag } from '../SittingStateTag.tsx';
import { CandidatesSection } from './CandidatesSection.tsx';
import { News } from './News.tsx';
import { PrintLinks } from './PrintLinks.tsx';
import { SittingActionButtons } from './SittingActionButtons.tsx';
import { SittingFacts } from './SittingFacts.tsx';

/** One sitting: what is scheduled, its lists to print, how far its candidates are, and what can still be changed. */
export function SittingPage() {
  return (
    <ShowBase<Sitting> resource="sittings" queryOptions={{ onError: stayHere }}>
      <OneSitting />
    </ShowBase>
  );
}

/** A sitting that can't be fetched says so here, with a way to try again. */
const stayHere = () => undefined;
const back = { to: '/sittings', label: 'scheduling.admin.title' };

function OneSitting() {
  const translate = useTranslate();
  const me = useMe();
  const { record: sitting, error, refetch } = useShowContext<Sitting>();
  if (sitting === undefined) {
    return (
      <Page title={translate('scheduling.admin.one')} back={back}>
        {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      </Page>
    );
  }
  const mayManage = me?.may.includes('sittings.manage') === true;
  return (
    <Page
      title={`${sitting.exam.title} · ${sitting.reference}`}
      aside={<SittingStateTag state={sitting.state} />}
      back={back}
    >
      {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      <News sitting={sitting} />
      {sitting.state === 'cancelled' && (
        <Alert severity="warning">
          {translate('scheduling.admin.cancelledBecause', { reason: sitting.cancelReason ?? '' })}
        </Alert>
      )}
      <Box
        sx={{
          display: 'grid',
          gap: 2.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 330px' },
          gridTemplateAreas: {
            xs: '"facts" "actions" "candidates" "history"',
            lg: '"facts actions" "candidates candidates" "history history"',
          },
        }}
      >
        <Box sx={{ gridArea: 'facts' }}>
          <SittingFacts sitting={sitting} />
        </Box>
        <Box sx={{ gridArea: 'actions' }}>
          <Stack spacing={2.5}>
            {sitting.state !== 'cancelled' && (
              <Section title={translate('scheduling.admin.print.title')}>
                <PrintLinks sitting={sitting} />
              </Section>
            )}
            <SittingActionButtons sitting={sitting} mayManage={mayManage} />
          </Stack>
        </Box>
        <Box sx={{ gridArea: 'candidates' }}>
          <CandidatesSection sitting={sitting} mayManage={mayManage} />
        </Box>
        <Box sx={{ gridArea: 'history' }}>
          <Section title={translate('application.timeline')}>
            <Timeline events={sitting.timeline} />
          </Section>
        </Box>
      </Box>
    </Page>
  );
}
