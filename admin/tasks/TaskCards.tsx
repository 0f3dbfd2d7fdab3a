import { Box, Typography } from '@mui/material';
import type { Task } from '../../api/tasks/contract.ts';
import { ClaimedBy } from './ClaimedBy.tsx';
import { CommentCount } from './CommentCount.tsx';
import { taskRow } from './inbox-place.ts';
import { TaskLink } from './TaskLink.tsx';
import { TaskSubject } from './TaskSubject.tsx';
import { TaskStatus } from './TaskStatus.tsx';

/** The inbox on a small screen: one block a task. */
export function TaskCards({ tasks }: { tasks: Task[] }) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {tasks.map((task) => (
        <Box
          component="li"
          key={task.id}
          {...taskRow(task.id)}
          sx={{ p: 2, '& + &': { borderTop: 1, borderColor: 'divider' }, display: 'grid', gap: 0.75 }}
        >
          <TaskLink task={task} />
          <Typography variant="body2">
            <TaskSubject task={task} />
            <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>
              {task.reference}
            </Typography>
          </Typography>
          <CommentCount comments={task.comments} />
          <Typography component="div" variant="body2">
            <TaskStatus task={task} />
          </Typography>
          <Typography component="div" variant="body2">
            <ClaimedBy task={task} />
          </Typography>
        </Box>
      ))}
    </Box>
  );
}
