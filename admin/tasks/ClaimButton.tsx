import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { useClaiming } from './use-claiming.ts';

/** Takes the task up, so that colleagues see that someone works on it. */
export function ClaimButton({ task, size = 'medium' }: { task: Task; size?: 'small' | 'medium' }) {
  const translate = useTranslate();
  const { mutate, isPending } = useClaiming('claimTask', 'claim.claimed');
  return (
    <Button
      variant="outlined"
      size={size}
      loading={isPending}
      aria-label={translate('claim.claimOf', { reference: task.reference })}
      onClick={() => mutate(task)}
    >
      {translate('claim.claim')}
    </Button>
  );
}
