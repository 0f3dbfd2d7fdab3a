import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { ClaimedBy } from './ClaimedBy.tsx';
import { useRowClick } from '../page/use-row-click.ts';
import { CommentCount } from './CommentCount.tsx';
import { taskRow } from './inbox-place.ts';
import { TaskLink } from './TaskLink.tsx';
import { TaskSubject } from './TaskSubject.tsx';
import { TaskStatus } from './TaskStatus.tsx';
import { taskAddress } from './task-address.ts';

/** The inbox on a wide screen. */
export function TaskTable({ tasks, closed }: { tasks: Task[]; closed: boolean }) {
  const translate = useTranslate();
  const openOnClick = useRowClick();
  return (
    <TableContainer>
      <Table aria-label={translate('inbox.title')}>
        <TableHead>
          <TableRow>
            {['task', 'subject', 'reference', ...(closed ? ['closedWhen', 'closedWho'] : ['when', 'who'])].map(
              (column) => (
                <TableCell key={column}>{translate(`inbox.column.${column}`)}</TableCell>
              ),
            )}
          </TableRow>
        </TableHead>
        <TableBody>
          {tasks.map((task) => (
            <TableRow
              key={task.id}
              hover
              {...taskRow(task.id)}
              onClick={openOnClick(taskAddress(task))}
              sx={{ cursor: 'pointer', '&:focus-within': { backgroundColor: 'action.hover' } }}
            >
              <TableCell>
                <TaskLink task={task} />
              </TableCell>
              <TableCell>
                <TaskSubject task={task} />
                <CommentCount comments={task.comments} />
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{task.reference}</TableCell>
              <TableCell>
                <TaskStatus task={task} />
              </TableCell>
              <TableCell>
                <ClaimedBy task={task} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
