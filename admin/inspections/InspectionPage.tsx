import { Alert, Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Inspection } from '../../api/inspection/contract.ts';
import { RecordPage } from '../page/RecordPage.tsx';
import { Section } from '../page/Section.tsx';
import { Timeline } from '../page/Timeline.tsx';
import { InspectionFacts } from './InspectionFacts.tsx';
import { PhaseTag } from './PhaseTag.tsx';
import { PhaseText } from './PhaseText.tsx';
import { PrintoutLink } from './PrintoutLink.tsx';

/** One inspection: where it stands, what was asked, and the printout once it is there. */
export function InspectionPage() {
  const translate = useTranslate();
  return (
    <RecordPage<Inspection>
      resource="inspections"
      title="inspection.admin.one"
      back={{ to: '/inspections', label: 'inspection.admin.title' }}
      titleOf={({ reference }) => `${translate('inspection.admin.one')} · ${reference}`}
      asideOf={({ phase }) => <PhaseTag phase={phase} />}
    >
      {(inspection) => (
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
      )}
    </RecordPage>
  );
}
