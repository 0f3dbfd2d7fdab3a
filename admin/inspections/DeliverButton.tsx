import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { useDecision } from '../tasks/use-decision.ts';
import { useInspectionOf } from './use-inspection-of.ts';

/** Delivers the printout, once it is there to be looked at: the school can open it, and is mailed. */
export function DeliverButton({ task }: { task: Task }) {
  const translate = useTranslate();
  const { decide, isPending } = useDecision(task);
  const { data: inspection } = useInspectionOf(task);
  return (
    <Button
      variant="contained"
      loading={isPending}
      disabled={!inspection?.hasPrintout}
      loadingPosition="start"
      onClick={() => decide({ outcome: 'delivered' })}
    >
      {translate('inspection.admin.deliver')}
    </Button>
  );
}
