import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { useDecision } from './use-decision.ts';

/** Sends the mail again. */
export function ResendButton({ task }: { task: Task }) {
  const translate = useTranslate();
  const { decide, isPending } = useDecision(task);
  return (
    <Button
      variant="contained"
      loading={isPending}
      loadingPosition="start"
      onClick={() => decide({ outcome: 'resend' })}
    >
      {translate('decision.resend')}
    </Button>
  );
}
