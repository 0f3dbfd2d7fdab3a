import { Stack } from '@mui/material';
import type { ReactNode } from 'react';
import type { Task } from '../../api/tasks/contract.ts';
import { AskMoreButton } from '../account-applications/AskMoreButton.tsx';
import { AnswerOfTask } from '../help-requests/AnswerOfTask.tsx';
import { DeliverButton } from '../inspections/DeliverButton.tsx';
import { ScheduleButton } from '../scheduling-requests/ScheduleButton.tsx';
import { ApproveButton } from './ApproveButton.tsx';
import { CloseButton } from './CloseButton.tsx';
import { DismissButton } from './DismissButton.tsx';
import { RefuseButton } from './RefuseButton.tsx';
import { ResendButton } from './ResendButton.tsx';

const buttonsOf: Record<string, (task: Task) => ReactNode> = {
  'helpdesk-review': (task) => (
    <>
      <ApproveButton task={task} />
      <AskMoreButton task={task} />
      <RefuseButton task={task} />
    </>
  ),
  'activation-lapsed': (task) => (
    <>
      <ResendButton task={task} />
      <CloseButton task={task} />
    </>
  ),
  'scheduling-review': (task) => (
    <>
      <ScheduleButton task={task} />
      <RefuseButton task={task} words="scheduling.request.admin.refuse" />
    </>
  ),
  'inspection-match': (task) => <RefuseButton task={task} words="inspection.admin.refuse" />,
  'inspection-delivery': (task) => (
    <>
      <DeliverButton task={task} />
      <RefuseButton task={task} words="inspection.admin.refuse" />
    </>
  ),
  'help-question': (task) => <AnswerOfTask task={task} />,
  'mail-undelivered': (task) => (
    <>
      <ResendButton task={task} />
      <DismissButton task={task} />
    </>
  ),
};

/** What a person can answer to this kind of task. */
export function DecisionButtons({ task }: { task: Task }) {
  return <Stack spacing={1.25}>{buttonsOf[task.kind]?.(task)}</Stack>;
}
