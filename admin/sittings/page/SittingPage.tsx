import { Alert, Box, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Sitting } from '../../../api/scheduling/contract.ts';
import { useMe } from '../../access/use-me.ts';
import { RecordPage } from '../../page/RecordPage.tsx';
import { Section } from '../../page/Section.tsx';
import { Timeline } from '../../page/Timeline.tsx';
import { SittingStateTag } from '../SittingStateTag.tsx';
import { CandidatesSection } from './CandidatesSection.tsx';
import { News } from './News.tsx';
import { PrintLinks } from './PrintLinks.tsx';
import { SittingActionButtons } from './SittingActionButtons.tsx';
import { SittingFacts } from './SittingFacts.tsx';

/** One sitting: what is scheduled, its lists to print, how far its candidates are, and what can still be changed. */
export function SittingPage() {
  return (
    <RecordPage<Sitting>
      resource="sittings"
      title="scheduling.admin.one"
      back={{ to: '/sittings', label: 'scheduling.admin.title' }}
      titleOf={({ exam, reference }) => `${exam.title} · ${reference}`}
      asideOf={({ state }) => <SittingStateTag state={state} />}
    >
      {(sitting) => <OneSitting sitting={sitting} />}
    </RecordPage>
  );
}

function OneSitting({ sitting }: { sitting: Sitting }) {
  const translate = useTranslate();
  const mayManage = useMe()?.may.includes('sittings.manage') === true;
  return (
    <>
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
    </>
  );
}
