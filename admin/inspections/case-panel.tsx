import { Alert, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Inspection } from '../../api/inspection/contract.ts';
import type { Task } from '../../api/tasks/contract.ts';
import { Timeline } from '../page/Timeline.tsx';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Section } from '../page/Section.tsx';
import type { CasePanel } from '../tasks/case-panels.tsx';
import { InspectionFacts } from './InspectionFacts.tsx';
import { MatchCandidates } from './MatchCandidates.tsx';
import { PrintoutLink } from './PrintoutLink.tsx';
import { useInspectionOf } from './use-inspection-of.ts';

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

function InspectionOfTask({ task, inspection }: { task: Task; inspection: Inspection }) {
  const translate = useTranslate();
  const isSearching = task.kind === 'inspection-match' && task.state === 'open';
  const lacksPrintout = task.kind === 'inspection-delivery' && task.state === 'open' && !inspection.hasPrintout;
  return (
    <Stack spacing={2.5}>
      {lacksPrintout && <Alert severity="warning">{translate('inspection.admin.noPrintout')}</Alert>}
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
