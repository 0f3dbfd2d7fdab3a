import { Stack } from '@mui/material';
import { useGetOne, useTranslate } from 'react-admin';
import type { SchedulingRequest } from '../../api/scheduling/request-contract.ts';
import type { Task } from '../../api/tasks/contract.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Fact, Facts } from '../page/Facts.tsx';
import { Moment } from '../page/Moment.tsx';
import { Section } from '../page/Section.tsx';
import { Timeline } from '../page/Timeline.tsx';
import { whole } from '../page/whole.ts';
import type { CasePanel } from '../tasks/case-panels.tsx';
import { MadeSittings } from './MadeSittings.tsx';
import { PlanPreview } from './PlanPreview.tsx';
import { SentFiles } from './SentFiles.tsx';

/** The request on the page of its task: what one press of the button will make. */
export const schedulingRequestPanel: CasePanel = {
  Details({ task }) {
    const { data, error, refetch } = useRequestOf(task);
    if (error) return <CouldNotLoad error={error} retry={() => void refetch()} />;
    return data ? <RequestOfTask request={data} /> : null;
  },
  History({ task }) {
    const translate = useTranslate();
    const { data } = useRequestOf(task);
    if (!data) return null;
    return (
      <Section title={translate('application.timeline')}>
        <Timeline events={data.timeline} />
      </Section>
    );
  },
};

/** Asked for by each part of the page, fetched once. */
const useRequestOf = (task: Task) =>
  useGetOne<SchedulingRequest>('scheduling-requests', { id: task.caseId, meta: whole });

function RequestOfTask({ request }: { request: SchedulingRequest }) {
  const translate = useTranslate();
  return (
    <Stack spacing={2.5}>
      <Section title={translate('scheduling.request.admin.facts')}>
        <Facts>
          <Fact label="scheduling.request.admin.column.school">
            {request.school?.name ?? translate('scheduling.request.admin.schoolUnknown')}
          </Fact>
          <Fact label="scheduling.request.admin.column.requestedBy">{request.requestedBy.name}</Fact>
          <Fact label="scheduling.request.admin.column.receivedAt">
            <Moment at={request.receivedAt} />
          </Fact>
        </Facts>
      </Section>
      {request.plan && <PlanPreview plan={request.plan} />}
      {request.sittingCount > 0 && <MadeSittings request={request} />}
      <SentFiles request={request} />
    </Stack>
  );
}
