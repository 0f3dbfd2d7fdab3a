import type { CalendarYear } from '../../api/calendar/contract.ts';

/** How many of the tasks that are open now must be done on or after a day. They keep their dates, whatever is changed. */
export const openTasksFrom = (day: string, { dueDays }: Pick<CalendarYear, 'dueDays'>): number =>
  dueDays.reduce((sum, due) => (due.day >= day ? sum + due.tasks : sum), 0);
