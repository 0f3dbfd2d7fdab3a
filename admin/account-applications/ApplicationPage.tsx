import { Box } from '@mui/material';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import type { AccountApplication } from '../../api/account-application/contract.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Page } from '../page/Page.tsx';
import { ApplicationDetails } from './ApplicationDetails.tsx';
import { ApplicationHistory } from './ApplicationHistory.tsx';
import { ApplicationWarnings } from './ApplicationWarnings.tsx';
import { PhaseTag } from './PhaseTag.tsx';
import { whole } from './whole.ts';

/** One account application, to read: what was asked, who signed, what happened. */
export function ApplicationPage() {
  return (
    <ShowBase<AccountApplication> resource="account-applications" queryOptions={{ meta: whole, onError: stayHere }}>
      <Application />
    </ShowBase>
  );
}

/** An application that can't be fetched says so here, with a way to try again. */
const stayHere = () => undefined;
const back = { to: '/account-applications', label: 'application.back' };

function Application() {
  const translate = useTranslate();
  const { record: application, error, refetch } = useShowContext<AccountApplication>();
  if (application === undefined) {
    return (
      <Page title={translate('application.title')} back={back}>
        {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      </Page>
    );
  }
  return (
    <Page
      title={`${translate('application.title')} · ${application.reference}`}
      aside={<PhaseTag phase={application.phase} />}
      back={back}
    >
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
        <ApplicationHistory application={application} />
      </Box>
    </Page>
  );
}
