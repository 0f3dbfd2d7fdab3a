import { Accordion, AccordionDetails, AccordionSummary, Alert, Box, Stack, Typography } from '@mui/material';
import ExpandMore from '@mui/icons-material/ExpandMore';
import { useTranslate } from 'react-admin';
import type { PlannedSitting } from '../../api/scheduling/request-contract.ts';
import { Section } from '../page/Section.tsx';
import { Window } from '../sittings/Window.tsx';

/** What will be made of the file: its sittings, each with what is unusual about it and its candidates. */
export function PlanPreview({ plan }: { plan: PlannedSitting[] }) {
  const translate = useTranslate();
  const candidates = plan.reduce((sum, sitting) => sum + sitting.candidates.length, 0);
  return (
    <Section title={translate('scheduling.request.admin.plan.title')}>
      <Typography sx={{ mb: 1.5 }}>
        {translate('scheduling.request.admin.plan.sittings', { smart_count: plan.length })},{' '}
        {translate('scheduling.request.admin.plan.candidates', { smart_count: candidates })}
      </Typography>
      {plan.map((sitting, index) => (
        <Planned key={index} sitting={sitting} />
      ))}
    </Section>
  );
}

function Planned({ sitting: { exam, location, window, candidates, warnings } }: { sitting: PlannedSitting }) {
  const translate = useTranslate();
  return (
    <Accordion
      disableGutters
      variant="outlined"
      slotProps={{ heading: { component: 'h3' }, transition: { unmountOnExit: true } }}
    >
      <AccordionSummary expandIcon={<ExpandMore />}>
        <Box sx={{ display: 'grid', gap: 0.25, minWidth: 0, overflowWrap: 'anywhere' }}>
          <Typography sx={{ fontWeight: 600 }}>
            {exam.code} · {exam.title}
          </Typography>
          <Typography variant="body2">
            <Window of={window} />
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {location} · {translate('scheduling.request.admin.plan.candidates', { smart_count: candidates.length })}
          </Typography>
          {warnings.length > 0 && (
            <Typography variant="body2" sx={{ fontWeight: 600, color: 'warning.dark' }}>
              {translate('scheduling.request.admin.plan.warnings', { smart_count: warnings.length })}
            </Typography>
          )}
        </Box>
      </AccordionSummary>
      <AccordionDetails>
        <Stack spacing={1.5}>
          {warnings.length > 0 && (
            <Alert severity="warning">
              {warnings.map((warning, index) => (
                <div key={index}>{warning}</div>
              ))}
            </Alert>
          )}
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {candidates.map(({ name, studentNumber, extraMinutes }, index) => (
              <Typography component="li" variant="body2" key={index}>
                {name} ({studentNumber})
                {extraMinutes > 0 &&
                  ` · ${translate('scheduling.request.admin.plan.extra', { smart_count: extraMinutes })}`}
              </Typography>
            ))}
          </Box>
        </Stack>
      </AccordionDetails>
    </Accordion>
  );
}
