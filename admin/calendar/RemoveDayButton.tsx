import { Button } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { CalendarYear } from '../../api/calendar/contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { dayInWords } from '../page/days.ts';
import { useAction } from '../page/use-action.ts';
import { KeptDates } from './KeptDates.tsx';

/** Takes a free day out of the calendar, after asking once more. */
export function RemoveDayButton({
  day: { day, name },
  calendar,
}: {
  day: CalendarYear['days'][number];
  calendar: CalendarYear;
}) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  /** The calendar that this person saw when asked; null while nothing is asked. */
  const [seen, setSeen] = useState<CalendarYear | null>(null);
  const close = () => setSeen(null);
  const words = dayInWords(day, locale);
  const { run, isPending } = useAction<CalendarYear, CalendarYear>(
    (given, backOffice) => backOffice.takeFreeDayOut(day, given),
    {
      ...{ done: 'office.calendar.removed', touches: ['calendar'] },
      ...{ whenDone: close, whenRefused: close },
    },
  );
  return (
    <>
      <Button
        size="small"
        color="error"
        onClick={() => setSeen(calendar)}
        aria-label={translate('office.calendar.removeOf', { name, day: words })}
      >
        {translate('office.calendar.remove')}
      </Button>
      {seen && (
        <ConfirmDialog
          title={translate('office.calendar.removeTitle', { name })}
          text={translate('office.calendar.removeText', { day: `${words.charAt(0).toUpperCase()}${words.slice(1)}` })}
          label={translate('office.calendar.remove')}
          danger
          busy={isPending}
          onClose={close}
          onConfirm={() => run(seen)}
        >
          <KeptDates day={day} calendar={calendar} />
        </ConfirmDialog>
      )}
    </>
  );
}
