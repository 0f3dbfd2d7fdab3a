import Warning from '@mui/icons-material/WarningAmber';
import { Box, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { dateInWords } from '../page/moments.ts';
import { Tag } from '../page/Tag.tsx';
import { dueInWords } from './due-date.ts';

/** When an open task must be done: the distance in words, the date beside it. Late has a word and a sign, not only a colour. */
export function DueDate({ task }: { task: Task }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  if (task.dueAt === null) return <>{translate('due.none')}</>;
  const { key, days } = dueInWords(task.dueAt, new Date(), task.workingDaysLeft);
  const words = translate(key, { smart_count: days });
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1 }}>
      {task.overdue ? (
        <Tag tone="danger" icon={<Warning aria-hidden />}>
          {words}
        </Tag>
      ) : (
        <span>{words}</span>
      )}
      <Typography component="time" dateTime={task.dueAt} variant="body2" color="textSecondary">
        {dateInWords(task.dueAt, locale)}
      </Typography>
    </Box>
  );
}
