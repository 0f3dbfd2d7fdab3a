import { Button } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { CalendarYear } from '../../api/calendar/contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { dayInWords } from '../page/days.ts';
import { useAction } from '../page/use-action.ts';
import { KeptDates } from './KeptDates.tsx';

/** Takes a free day out of the calendar, after asking once more. */
export function RemoveDayButton({ day: { day, name }, calendar }: { day: CalendarYear['days'][number]; calendar: CalendarYear }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const words = dayInWords(day, locale);
  const { run, isPending } = useAction<null, CalendarYear>((_, backOffice) => backOffice.takeFreeDayOut(day, calendar), {
    ...{ done: 'office.calendar.removed', touches: ['calendar'] },
    ...{ whenDone: close, whenRefused: close },
  });
  return (
    <>
      <Button
        size="small"
        color="error"
        onClick={() => setOpen(true)}
        aria-label={translate('office.calendar.removeOf', { name, day: words })}
      >
        {translate('office.calendar.remove')}
      </Button>
      {open && (
        <ConfirmDialog
          title={translate('office.calendar.removeTitle', { name })}
          text={translate('office.calendar.removeText', { day: `${words.charAt(0).toUpperCase()}${words.slice(1)}` })}
          label={translate('office.calendar.remove')}
          danger
          busy={isPending}
          onClose={close}
          onConfirm={() => run(null)}
        >
          <KeptDates day={day} calendar={calendar} />
        </ConfirmDialog>
      )}
    </>
  );
}
