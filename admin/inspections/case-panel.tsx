import { Stack } from '@mui/material';
import { useGetOne, useTranslate } from 'react-admin';
import type { Inspection } from '../../api/inspection/contract.ts';
import type { Task } from '../../api/tasks/contract.ts';
import { Timeline } from '../page/Timeline.tsx';
import { whole } from '../page/whole.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Section } from '../page/Section.tsx';
import type { CasePanel } from '../tasks/case-panels.tsx';
import { InspectionFacts } from './InspectionFacts.tsx';
import { MatchCandidates } from './MatchCandidates.tsx';
import { PrintoutLink } from './PrintoutLink.tsx';

/** The inspection on the page of a task of it. */
export const inspectionPanel: CasePanel = {
  Details({ task }) {
    const { data, error, refetch } = useInspectionOf(task);
    if (error) return <CouldNotLoad error={error} retry={() => void refetch()} />;
    return data ? <InspectionOfTask task={task} inspection={data} /> : null;
  },
  History({ task }) {
    const translate = useTranslate();
    const { data } = useInspectionOf(task);
    if (!data) return null;
    return (
      <Section title={translate('application.timeline')}>
        <Timeline events={data.timeline} />
      </Section>
    );
  },
};

/** Asked for by each part of the page, fetched once. */
const useInspectionOf = (task: Task) => useGetOne<Inspection>('inspections', { id: task.caseId, meta: whole });

function InspectionOfTask({ task, inspection }: { task: Task; inspection: Inspection }) {
  const translate = useTranslate();
  const isSearching = task.kind === 'inspection-match' && task.state === 'open';
  return (
    <Stack spacing={2.5}>
      {inspection.hasPrintout && (
        <Section title={translate('domain.documents.inspection-printout')}>
          <PrintoutLink inspection={inspection} />
        </Section>
      )}
      <InspectionFacts inspection={inspection} />
      {isSearching && inspection.match && <MatchCandidates task={task} match={inspection.match} />}
    </Stack>
  );
}
