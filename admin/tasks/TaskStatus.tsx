import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { Day } from '../page/Moment.tsx';
import { DueDate } from './DueDate.tsx';

/** Of an open task: when it must be done. Of a closed one: how and when it ended. */
export function TaskStatus({ task }: { task: Task }) {
  const translate = useTranslate();
  if (task.state === 'open') return <DueDate task={task} />;
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: 1 }}>
      <strong>{translate(`domain.outcomes.${task.outcome ?? task.state}`)}</strong>
      {task.closedAt && <Day at={task.closedAt} />}
    </Box>
  );
}
