import { Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import type { CalendarYear } from '../../api/calendar/contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { dayInWords } from '../page/days.ts';
import { useAction } from '../page/use-action.ts';

/** Gives a free day another name. */
export function RenameDayButton({
  day: { day, name },
  calendar,
}: {
  day: CalendarYear['days'][number];
  calendar: CalendarYear;
}) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [given, setGiven] = useState<string | null>(null);
  /** What this person saw: a colleague's change in the meantime must not be overwritten unseen. */
  const [seen, setSeen] = useState(calendar);
  const close = () => setGiven(null);
  const open = () => {
    setSeen(calendar);
    setGiven(name);
  };
  const words = dayInWords(day, locale);
  const { run, isPending } = useAction<string, CalendarYear>(
    (wanted, backOffice) => backOffice.nameFreeDay(day, wanted, seen),
    { ...{ done: 'office.calendar.renamed', touches: ['calendar'] }, ...{ whenDone: close, whenRefused: close } },
  );
  const missing = given?.trim() === '';
  return (
    <>
      <Button size="small" onClick={open} aria-label={translate('office.calendar.renameOf', { name, day: words })}>
        {translate('office.calendar.rename')}
      </Button>
      {given !== null && (
        <ConfirmDialog
          title={translate('office.calendar.renameTitle', { day: words })}
          text={translate('office.calendar.renameText')}
          label={translate('office.calendar.rename')}
          busy={isPending}
          onClose={close}
          onConfirm={() => !missing && run(given.trim())}
        >
          <TextField
            autoFocus
            fullWidth
            required
            label={translate('office.calendar.name')}
            value={given}
            onChange={({ target }) => setGiven(target.value)}
            error={missing}
            helperText={missing ? translate('office.calendar.nameMissing') : ''}
            slotProps={{ htmlInput: { maxLength: 80, autoComplete: 'off' } }}
          />
        </ConfirmDialog>
      )}
    </>
  );
}
