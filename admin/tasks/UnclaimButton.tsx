import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { useClaiming } from './use-claiming.ts';

/** Gives the task back, so that a colleague can take it up. */
export function UnclaimButton({ task }: { task: Task }) {
  const translate = useTranslate();
  const { mutate, isPending } = useClaiming('unclaimTask', 'claim.unclaimed');
  return (
    <Button variant="text" loading={isPending} onClick={() => mutate(task)}>
      {translate('claim.unclaim')}
    </Button>
  );
}
