import EventBusy from '@mui/icons-material/EventBusyOutlined';
import { Button, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Account } from '../../api/accounts/contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { useAccountChange } from './use-account-change.ts';

/** Sets the last day on which one can log in, or takes it away. */
export function EndDateButton({ account }: { account: Account }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState(account.endsOn ?? '');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const close = () => {
    setOpen(false);
    setReason('');
    setMissing(false);
  };
  const { run, isPending } = useAccountChange(account, { done: 'accounts.admin.endDate.done', whenDone: close });
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' }).format(new Date());
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<EventBusy aria-hidden />}
        onClick={() => {
          setDay(account.endsOn ?? '');
          setOpen(true);
        }}
        sx={{ justifyContent: 'flex-start' }}
      >
        {translate('accounts.admin.endDate.action')}
      </Button>
      {open && (
        <ConfirmDialog
          title={translate('accounts.admin.endDate.title')}
          text={translate('accounts.admin.endDate.text')}
          label={translate('accounts.admin.endDate.submit')}
          busy={isPending}
          onClose={close}
          onConfirm={() => {
            setMissing(reason.trim() === '');
            if (reason.trim() !== '') run({ kind: 'end-date', endsOn: day === '' ? null : day, reason });
          }}
        >
          <Stack spacing={2}>
            <TextField
              type="date"
              label={translate('accounts.admin.endDate.day')}
              value={day}
              onChange={({ target }) => setDay(target.value)}
              slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: today } }}
              sx={{ maxWidth: { sm: 260 } }}
            />
            <ReasonField value={reason} missing={missing} onChange={setReason} />
          </Stack>
        </ConfirmDialog>
      )}
    </>
  );
}
