import { useGetOne } from 'react-admin';
import type { HelpRequest } from '../../api/help-request/contract.ts';
import type { Task } from '../../api/tasks/contract.ts';
import { whole } from '../page/whole.ts';
import { AnswerForm } from './AnswerForm.tsx';

/** The answer that a task asks for. */
export function AnswerOfTask({ task }: { task: Task }) {
  const { data } = useGetOne<HelpRequest>('help-requests', { id: task.caseId, meta: whole });
  return data ? <AnswerForm key={task.id} question={data} /> : null;
}
