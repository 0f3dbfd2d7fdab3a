import { useGetOne } from 'react-admin';
import type { HelpRequest } from '../../api/help-request/contract.ts';
import { whole } from '../page/whole.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import type { CasePanel } from '../tasks/case-panels.tsx';
import { QuestionDetails } from './QuestionDetails.tsx';

/** The question with its thread, on the page of its task. */
export const helpRequestPanel: CasePanel = {
  Details({ task }) {
    const { data, error, refetch } = useGetOne<HelpRequest>('help-requests', { id: task.caseId, meta: whole });
    if (error) return <CouldNotLoad error={error} retry={() => void refetch()} />;
    return data ? <QuestionDetails question={data} /> : null;
  },
};
