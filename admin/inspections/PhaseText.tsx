import { Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import type { InspectionRow } from '../../api/inspection/contract.ts';
import { dateInWords } from '../page/moments.ts';

/** Where an inspection stands, and what happens next, in a sentence or two. */
export function PhaseText({ inspection }: { inspection: InspectionRow }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const inWords = (instant: string | null) => (instant === null ? '' : dateInWords(instant, locale));
  return (
    <Typography>
      {translate(`inspection.admin.phaseText.${inspection.phase}`, {
        promisedFor: inWords(inspection.promisedFor),
        resultsFrom: inWords(inspection.resultsFrom),
        deliveredAt: inWords(inspection.deliveredAt),
      })}
    </Typography>
  );
}
