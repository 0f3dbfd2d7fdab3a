import { Stack } from '@mui/material';
import { useGetOne } from 'react-admin';
import type { AccountApplication } from '../../api/account-application/contract.ts';
import type { Task } from '../../api/tasks/contract.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import type { CasePanel } from '../tasks/case-panels.tsx';
import { ApplicationDetails } from './ApplicationDetails.tsx';
import { ApplicationHistory } from './ApplicationHistory.tsx';
import { ApplicationWarnings } from './ApplicationWarnings.tsx';
import { WhichSchool } from '../schools/WhichSchool.tsx';
import { whole } from '../page/whole.ts';

/** The application on the page of a task of it. */
export const applicationPanel: CasePanel = {
  Warnings({ task }) {
    const { data } = useApplicationOf(task);
    // Which school it is, is asked right there; the rest is for the review.
    if (task.kind === 'school-link') return null;
    return data ? <ApplicationWarnings application={data} /> : null;
  },
  Details({ task }) {
    const { data, error, refetch } = useApplicationOf(task);
    if (error) return <CouldNotLoad error={error} retry={() => void refetch()} />;
    if (!data) return null;
    return (
      <Stack spacing={2.5}>
        {task.kind === 'school-link' && task.state === 'open' && <WhichSchool task={task} />}
        <ApplicationDetails application={data} />
      </Stack>
    );
  },
  History({ task }) {
    const { data } = useApplicationOf(task);
    return data ? <ApplicationHistory application={data} /> : null;
  },
};

/** Asked for by each part of the page, fetched once. */
const useApplicationOf = (task: Task) =>
  useGetOne<AccountApplication>('account-applications', { id: task.caseId, meta: whole });
