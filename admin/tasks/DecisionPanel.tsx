import { Alert, Divider, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { useMe } from '../access/use-me.ts';
import { Fact, Facts } from '../page/Facts.tsx';
import { Moment } from '../page/Moment.tsx';
import { Section } from '../page/Section.tsx';
import { AssignButton } from './AssignButton.tsx';
import { ClaimButton } from './ClaimButton.tsx';
import { DecisionButtons } from './DecisionButtons.tsx';
import { DueDate } from './DueDate.tsx';
import { MailOfTask } from './MailOfTask.tsx';
import { UnclaimButton } from './UnclaimButton.tsx';

/** The task's own side: until when, who works on it, and the answers; or, once closed, what was decided. */
export function DecisionPanel({ task }: { task: Task }) {
  const translate = useTranslate();
  return (
    <Section title={translate(task.state === 'open' ? 'task.yourDecision' : 'task.decided')}>
      {task.state === 'open' ? <Open task={task} /> : <Closed task={task} />}
    </Section>
  );
}

function Open({ task }: { task: Task }) {
  const translate = useTranslate();
  return (
    <Stack spacing={2}>
      <Typography variant="body2">{translate(`task.what.${task.kind}`)}</Typography>
      {task.mail && <MailOfTask mail={task.mail} />}
      <div>
        <Typography variant="body2" color="textSecondary">
          {translate('task.due')}
        </Typography>
        <Typography component="div" variant="body2">
          <DueDate task={task} />
        </Typography>
      </div>
      <Claim task={task} />
      <AssignButton task={task} />
      <Divider />
      <DecisionButtons task={task} />
    </Stack>
  );
}

function Claim({ task }: { task: Task }) {
  const translate = useTranslate();
  const me = useMe();
  if (task.claimedBy === null) return <ClaimButton task={task} />;
  if (task.claimedBy.id !== me?.id) {
    return <Alert severity="info">{translate('claim.byOther', { name: task.claimedBy.name })}</Alert>;
  }
  return (
    <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between' }}>
      <Typography variant="body2">{translate('claim.byYou')}</Typography>
      <UnclaimButton task={task} />
    </Stack>
  );
}

function Closed({ task }: { task: Task }) {
  const translate = useTranslate();
  return (
    <Stack spacing={2}>
      <Facts narrow>
        <Fact label="task.outcome">
          <strong>{translate(`domain.outcomes.${task.outcome ?? task.state}`)}</strong>
        </Fact>
        <Fact label="task.decidedBy">{task.decidedBy}</Fact>
        <Fact label="task.closedAt">{task.closedAt && <Moment at={task.closedAt} />}</Fact>
        <Fact label="task.reason">{task.reason}</Fact>
      </Facts>
      {task.mail && <MailOfTask mail={task.mail} />}
    </Stack>
  );
}
