import { Alert } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import type { SchedulingRequest } from '../../api/scheduling/request-contract.ts';
import { useMe } from '../access/use-me.ts';
import { dateInWords } from '../page/moments.ts';

const severities = { 'awaiting-correction': 'warning', refused: 'warning', scheduled: 'success' } as const;

/** Where a request stands, and what happens next, in a sentence. */
export function PhaseText({ request }: { request: SchedulingRequest }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const reader = useMe()?.role === 'school' ? 'school' : 'bureau';
  const { phase, reason } = request;
  const day = request.dueAt ?? request.expiresAt;
  const severity = phase in severities ? severities[phase as keyof typeof severities] : 'info';
  return (
    <Alert severity={severity} sx={{ whiteSpace: 'pre-line' }}>
      {translate(`scheduling.request.admin.standing.${reader}.${phase}`, {
        day: day ? dateInWords(day, locale) : '',
        reason: reason ?? '',
      })}
    </Alert>
  );
}
