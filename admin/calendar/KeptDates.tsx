import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CalendarYear } from '../../api/calendar/contract.ts';
import { openTasksFrom } from './impact.ts';

/** Says that nothing moves by itself, with how many open tasks that is about. */
export function KeptDates({ day, calendar }: { day: string; calendar: CalendarYear }) {
  const translate = useTranslate();
  const tasks = openTasksFrom(day, calendar);
  return (
    <Typography variant="body2">
      {tasks === 0
        ? translate('office.calendar.impactNone')
        : translate('office.calendar.impact', { smart_count: tasks })}
    </Typography>
  );
}
