import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { useDecision } from './use-decision.ts';

/** Lets the undelivered mail rest: it was solved in another way. */
export function DismissButton({ task }: { task: Task }) {
  const translate = useTranslate();
  const { decide, isPending } = useDecision(task);
  return (
    <Button
      variant="outlined"
      loading={isPending}
      loadingPosition="start"
      onClick={() => decide({ outcome: 'dismissed' })}
    >
      {translate('decision.dismissed')}
    </Button>
  );
}
