import type { Task } from '../../api/tasks/contract.ts';
import { PurposeNote } from '../account-applications/PurposeNote.tsx';

/** Whom a task is about; and that no account is applied for, where that is so. */
export const TaskSubject = ({ task: { subject, purpose } }: { task: Pick<Task, 'subject' | 'purpose'> }) => (
  <>
    {subject}
    <PurposeNote purpose={purpose} />
  </>
);
