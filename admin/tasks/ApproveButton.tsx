import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { useDecision } from './use-decision.ts';

/** Approves the application: the account is created and the applicant gets the activation mail. */
export function ApproveButton({ task }: { task: Task }) {
  const translate = useTranslate();
  const { decide, isPending } = useDecision(task);
  return (
    <Button
      variant="contained"
      loading={isPending}
      loadingPosition="start"
      onClick={() => decide({ outcome: 'approved' })}
    >
      {translate('decision.approved')}
    </Button>
  );
}
