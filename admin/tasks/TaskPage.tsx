import { Box } from '@mui/material';
import { ShowBase, useGetOne, useShowContext, useTranslate } from 'react-admin';
import type { AccountApplication } from '../../api/account-application/contract.ts';
import type { Task } from '../../api/tasks/contract.ts';
import { ApplicationDetails } from '../account-applications/ApplicationDetails.tsx';
import { ApplicationHistory } from '../account-applications/ApplicationHistory.tsx';
import { ApplicationWarnings } from '../account-applications/ApplicationWarnings.tsx';
import { whole } from '../account-applications/whole.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Page } from '../page/Page.tsx';
import { DecisionPanel } from './DecisionPanel.tsx';

/** A task with everything that is needed to decide it, on one page. */
export function TaskPage() {
  return (
    <ShowBase<Task> resource="tasks" queryOptions={{ onError: stayHere }}>
      <TaskWithCase />
    </ShowBase>
  );
}

/** A task that can't be fetched says so here, with a way to try again. */
const stayHere = () => undefined;
const back = { to: '/tasks', label: 'task.back' };

function TaskWithCase() {
  const translate = useTranslate();
  const { record: task, error, refetch } = useShowContext<Task>();
  const application = useGetOne<AccountApplication>(
    'account-applications',
    { id: task?.caseId ?? '', meta: whole },
    { enabled: task !== undefined },
  );

  if (task === undefined) {
    return (
      <Page title={translate('task.title')} back={back}>
        {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      </Page>
    );
  }
  return (
    <Page title={`${translate(`domain.taskKinds.${task.kind}`)} · ${task.reference}`} back={back}>
      {application.data && <ApplicationWarnings application={application.data} />}
      <Box
        sx={{
          display: 'grid',
          gap: 2.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 330px' },
          gridTemplateAreas: {
            xs: '"details" "decision" "history"',
            lg: '"details decision" "history decision"',
          },
        }}
      >
        <Box sx={{ gridArea: 'details' }}>
          {application.error && <CouldNotLoad error={application.error} retry={() => void application.refetch()} />}
          {application.data && <ApplicationDetails application={application.data} />}
        </Box>
        <Box sx={{ gridArea: 'decision', position: { lg: 'sticky' }, top: { lg: 16 } }}>
          <DecisionPanel task={task} />
        </Box>
        <Box sx={{ gridArea: 'history' }}>
          {application.data && <ApplicationHistory application={application.data} />}
        </Box>
      </Box>
    </Page>
  );
}
