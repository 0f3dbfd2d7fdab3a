import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AccountApplication } from '../../api/account-application/contract.ts';
import { Day } from '../page/Moment.tsx';
import { ResendLinkButton } from './ResendLinkButton.tsx';

/** Who is to do something now, and until when. */
export function Awaited({ application }: { application: AccountApplication }) {
  const translate = useTranslate();
  if (application.awaited.length === 0) {
    return <Typography variant="body2">{translate('application.nothingAwaited')}</Typography>;
  }
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
      {application.awaited.map(({ taskId, kind, dueAt, expiresAt, byLink }) => (
        <Typography component="li" variant="body2" key={taskId}>
          {translate(`domain.awaited.${kind}`)}
          {dueAt !== null && (
            <>
              {` · ${translate('application.dueAt')} `}
              <Day at={dueAt} />
            </>
          )}
          {expiresAt !== null && (
            <>
              {` · ${translate('application.expiresAt')} `}
              <Day at={lastDayBefore(expiresAt)} />
            </>
          )}
          {byLink && (
            <Box>
              <ResendLinkButton applicationId={application.id} taskId={taskId} />
            </Box>
          )}
        </Typography>
      ))}
    </Box>
  );
}

/** A term is over at the first instant of a day: its last day is the one before, as mails and pages say it. */
const lastDayBefore = (expiresAt: string): string => new Date(Date.parse(expiresAt) - 1).toISOString();
