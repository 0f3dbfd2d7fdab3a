import { Box, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AccountApplication } from '../../api/account-application/contract.ts';
import { RecordPage } from '../page/RecordPage.tsx';
import { ApplicationActions } from './ApplicationActions.tsx';
import { ApplicationDetails } from './ApplicationDetails.tsx';
import { ApplicationHistory } from './ApplicationHistory.tsx';
import { ApplicationWarnings } from './ApplicationWarnings.tsx';
import { PhaseTag } from './PhaseTag.tsx';

/** One account application: what was asked, who signed, what happened, and what the helpdesk can change. */
export function ApplicationPage() {
  const translate = useTranslate();
  return (
    <RecordPage<AccountApplication>
      resource="account-applications"
      title="application.title"
      back={{ to: '/account-applications', label: 'application.back' }}
      titleOf={({ reference, purpose }) => `${translate(`application.titles.${purpose}`)} · ${reference}`}
      asideOf={({ phase, purpose }) => <PhaseTag phase={phase} purpose={purpose} />}
    >
      {(application) => (
        <>
          <ApplicationWarnings application={application} />
          <Box
            sx={{
              display: 'grid',
              gap: 2.5,
              alignItems: 'start',
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 380px' },
            }}
          >
            <ApplicationDetails application={application} />
            <Stack spacing={2.5}>
              <ApplicationActions application={application} />
              <ApplicationHistory application={application} />
            </Stack>
          </Box>
        </>
      )}
    </RecordPage>
  );
}
