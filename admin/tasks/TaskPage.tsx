import { Box } from '@mui/material';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Page } from '../page/Page.tsx';
import { casePanels } from './case-panels.tsx';
import { Comments } from './Comments.tsx';
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
  if (task === undefined) {
    return (
      <Page title={translate('task.title')} back={back}>
        {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      </Page>
    );
  }
  const { Details, Warnings, History } = casePanels[task.process] ?? {};
  return (
    <Page title={`${translate(`domain.taskKinds.${task.kind}`)} · ${task.reference}`} back={back}>
      {Warnings && <Warnings task={task} />}
      <Box
        sx={{
          display: 'grid',
          gap: 2.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 330px' },
          gridTemplateAreas: {
            xs: '"details" "decision" "comments" "history"',
            lg: '"details decision" "comments decision" "history decision"',
          },
        }}
      >
        <Box sx={{ gridArea: 'details' }}>{Details && <Details task={task} />}</Box>
        <Box sx={{ gridArea: 'decision', position: { lg: 'sticky' }, top: { lg: 16 } }}>
          <DecisionPanel task={task} />
        </Box>
        <Box sx={{ gridArea: 'comments' }}>
          <Comments task={task} />
        </Box>
        <Box sx={{ gridArea: 'history' }}>{History && <History task={task} />}</Box>
      </Box>
    </Page>
  );
}
