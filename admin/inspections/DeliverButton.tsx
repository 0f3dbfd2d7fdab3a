import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { useDecision } from '../tasks/use-decision.ts';

/** Delivers the printout: the school can open it, and is mailed. */
export function DeliverButton({ task }: { task: Task }) {
  const translate = useTranslate();
  const { decide, isPending } = useDecision(task);
  return (
    <Button
      variant="contained"
      loading={isPending}
      loadingPosition="start"
      onClick={() => decide({ outcome: 'delivered' })}
    >
      {translate('inspection.admin.deliver')}
    </Button>
  );
}
