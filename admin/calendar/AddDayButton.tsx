import Add from '@mui/icons-material/Add';
import { Button, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { CalendarYear } from '../../api/calendar/contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { useAction } from '../page/use-action.ts';
import { KeptDates } from './KeptDates.tsx';

/** Adds a free day of the year that is shown. */
export function AddDayButton({ calendar }: { calendar: CalendarYear }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="contained"
        startIcon={<Add aria-hidden />}
        onClick={() => setOpen(true)}
        sx={{ ml: { sm: 'auto' } }}
      >
        {translate('office.calendar.add')}
      </Button>
      {open && <AddDay calendar={calendar} onClose={() => setOpen(false)} />}
    </>
  );
}

function AddDay({ calendar, onClose }: { calendar: CalendarYear; onClose: () => void }) {
  const translate = useTranslate();
  /** What this person saw: a colleague's change in the meantime must not be overwritten unseen. */
  const [seen] = useState(calendar);
  const [day, setDay] = useState('');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const { year } = calendar;
  const isInYear = /^\d{4}-\d{2}-\d{2}$/.test(day) && day.startsWith(`${year}-`);
  const { run, isPending } = useAction<null, CalendarYear>(
    (_, backOffice) => backOffice.nameFreeDay(day, name.trim(), seen),
    { ...{ done: 'office.calendar.added', touches: ['calendar'] }, ...{ whenDone: onClose, whenRefused: onClose } },
  );
  return (
    <ConfirmDialog
      title={translate('office.calendar.addTitle')}
      text={translate('office.calendar.addText')}
      label={translate('office.calendar.add')}
      busy={isPending}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (isInYear && name.trim() !== '') run(null);
      }}
    >
      <Stack spacing={2} sx={{ pt: 1 }}>
        <TextField
          type="date"
          required
          label={translate('office.calendar.day')}
          value={day}
          onChange={({ target }) => setDay(target.value)}
          error={tried && !isInYear}
          helperText={tried && !isInYear ? translate('office.calendar.dayMissing', { year }) : ''}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: `${year}-01-01`, max: `${year}-12-31` } }}
        />
        <TextField
          required
          label={translate('office.calendar.name')}
          value={name}
          onChange={({ target }) => setName(target.value)}
          error={tried && name.trim() === ''}
          helperText={tried && name.trim() === '' ? translate('office.calendar.nameMissing') : ''}
          slotProps={{ htmlInput: { maxLength: 80, autoComplete: 'off' } }}
        />
        {isInYear && <KeptDates day={day} calendar={calendar} />}
      </Stack>
    </ConfirmDialog>
  );
}
