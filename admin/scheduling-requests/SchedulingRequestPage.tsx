import { Box, Button, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { SchedulingRequest } from '../../api/scheduling/request-contract.ts';
import { RecordPage } from '../page/RecordPage.tsx';
import { Section } from '../page/Section.tsx';
import { Timeline } from '../page/Timeline.tsx';
import { FaultTable } from './FaultTable.tsx';
import { MadeSittings } from './MadeSittings.tsx';
import { PhaseTag } from './PhaseTag.tsx';
import { PhaseText } from './PhaseText.tsx';
import { PlanPreview } from './PlanPreview.tsx';
import { SendTemplateButton } from './SendTemplateButton.tsx';
import { SentFiles } from './SentFiles.tsx';
import { WithdrawRequestButton } from './WithdrawRequestButton.tsx';

/** One request: where it stands, what is wrong with its file or what will be made of it, and what was made. */
export function SchedulingRequestPage() {
  const translate = useTranslate();
  return (
    <RecordPage<SchedulingRequest>
      resource="scheduling-requests"
      title="scheduling.request.admin.one"
      back={{ to: '/scheduling-requests', label: 'scheduling.request.admin.title' }}
      titleOf={({ reference }) => `${translate('scheduling.request.admin.one')} · ${reference}`}
      asideOf={(request) => (
        <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center' }}>
          <PhaseTag phase={request.phase} />
          {request.openTaskId && (
            <Button component={Link} to={`/tasks/${request.openTaskId}/show`} variant="outlined" size="small">
              {translate('scheduling.request.admin.toTask')}
            </Button>
          )}
        </Stack>
      )}
    >
      {(request) => (
        <>
          <PhaseText request={request} />
          <Box
            sx={{
              display: 'grid',
              gap: 2.5,
              alignItems: 'start',
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 330px' },
            }}
          >
            <Stack spacing={2.5}>
              <Faults request={request} />
              {request.plan && <PlanPreview plan={request.plan} />}
              {request.sittingCount > 0 && <MadeSittings request={request} />}
            </Stack>
            <Stack spacing={2.5}>
              <SentFiles request={request} />
              <Section title={translate('application.timeline')}>
                <Timeline events={request.timeline} />
              </Section>
            </Stack>
          </Box>
        </>
      )}
    </RecordPage>
  );
}

/** What is wrong with the newest file, and the way to send a better one. */
function Faults({ request }: { request: SchedulingRequest }) {
  const translate = useTranslate();
  const [newest] = request.files;
  const hasFaults = newest !== undefined && newest.faults.length > 0 && request.closedAt === null;
  if (!hasFaults && !request.canSendFile && !request.canWithdraw) return null;
  return (
    <Section title={translate(`scheduling.request.admin.${hasFaults ? 'faults' : 'replace'}`)}>
      <Stack spacing={2} sx={{ alignItems: 'start' }}>
        {hasFaults && (
          <Box sx={{ width: '100%' }}>
            <FaultTable file={newest} />
          </Box>
        )}
        <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1.5 }}>
          {request.canSendFile && (
            <SendTemplateButton
              label={`scheduling.request.admin.${hasFaults ? 'sendCorrected' : 'sendOther'}`}
              requestId={request.id}
            />
          )}
          {request.canWithdraw && <WithdrawRequestButton requestId={request.id} />}
        </Stack>
      </Stack>
    </Section>
  );
}
