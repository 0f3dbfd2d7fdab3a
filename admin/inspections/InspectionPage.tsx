import { Alert, Box, Stack, Typography } from '@mui/material';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import type { Inspection } from '../../api/inspection/contract.ts';
import { Timeline } from '../account-applications/Timeline.tsx';
import { whole } from '../account-applications/whole.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Page } from '../page/Page.tsx';
import { Section } from '../page/Section.tsx';
import { InspectionFacts } from './InspectionFacts.tsx';
import { PhaseTag } from './PhaseTag.tsx';
import { PhaseText } from './PhaseText.tsx';
import { PrintoutLink } from './PrintoutLink.tsx';

/** One inspection: where it stands, what was asked, and the printout once it is there. */
export function InspectionPage() {
  return (
    <ShowBase<Inspection> resource="inspections" queryOptions={{ meta: whole, onError: stayHere }}>
      <ShownInspection />
    </ShowBase>
  );
}

/** An inspection that can't be fetched says so here, with a way to try again. */
const stayHere = () => undefined;
const back = { to: '/inspections', label: 'inspection.admin.title' };

function ShownInspection() {
  const translate = useTranslate();
  const { record: inspection, error, refetch } = useShowContext<Inspection>();
  if (inspection === undefined) {
    return (
      <Page title={translate('inspection.admin.one')} back={back}>
        {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      </Page>
    );
  }
  return (
    <Page
      title={`${translate('inspection.admin.one')} · ${inspection.reference}`}
      aside={<PhaseTag phase={inspection.phase} />}
      back={back}
    >
      <Box
        sx={{
          display: 'grid',
          gap: 2.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 380px' },
        }}
      >
        <Stack spacing={2.5}>
          <Section title={translate('inspection.admin.standing')}>
            <Stack spacing={2}>
              <PhaseText inspection={inspection} />
              {inspection.reason && (
                <Alert severity="info" sx={{ whiteSpace: 'pre-line' }}>
                  {translate('inspection.admin.reason', { reason: inspection.reason })}
                </Alert>
              )}
              <PrintoutLink inspection={inspection} />
              {inspection.hasPrintout && (
                <Typography variant="body2" color="textSecondary">
                  {translate('inspection.admin.secret')}
                </Typography>
              )}
            </Stack>
          </Section>
          <InspectionFacts inspection={inspection} />
        </Stack>
        <Section title={translate('application.timeline')}>
          <Timeline events={inspection.timeline} />
        </Section>
      </Box>
    </Page>
  );
}
