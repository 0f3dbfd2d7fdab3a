import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { useDecision } from '../tasks/use-decision.ts';

/** Has the sittings made: the school is mailed the way to its lists. */
export function ScheduleButton({ task }: { task: Task }) {
  const translate = useTranslate();
  const { decide, isPending } = useDecision(task);
  return (
    <Button
      variant="contained"
      loading={isPending}
      loadingPosition="start"
      onClick={() => decide({ outcome: 'confirmed' })}
    >
      {translate('scheduling.request.admin.schedule')}
    </Button>
  );
}
