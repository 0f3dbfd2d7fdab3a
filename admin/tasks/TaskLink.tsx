import { Link } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Task } from '../../api/tasks/contract.ts';
import { taskLink } from './inbox-place.ts';
import { taskAddress } from './task-address.ts';

/** The way to a task. Its name holds the reference, so that two tasks of one kind sound different. */
export function TaskLink({ task }: { task: Task }) {
  const translate = useTranslate();
  const kind = translate(`domain.taskKinds.${task.kind}`);
  return (
    <Link
      component={RouterLink}
      to={taskAddress(task)}
      {...taskLink(task.id)}
      aria-label={`${kind}, ${task.reference}`}
      sx={{ fontWeight: 600, py: 0.5 }}
    >
      {kind}
    </Link>
  );
}
