import EventBusy from '@mui/icons-material/EventBusyOutlined';
import { Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Sitting } from '../../../api/scheduling/contract.ts';
import { useSittingAction } from '../use-sitting-action.ts';
import { ConfirmDialog } from '../../page/ConfirmDialog.tsx';

const longest = 500;

/** Cancels the sitting with a reason: its exam numbers no longer log in. */
export function CancelSittingButton({ sitting }: { sitting: Sitting }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const { run, isPending } = useSittingAction<string>((why, backOffice) => backOffice.cancelSitting(sitting, why), {
    done: 'scheduling.admin.done.cancelled',
    whenDone: () => setOpen(false),
  });
  const missing = asked && reason.trim() === '';
  return (
    <>
      <Button
        variant="outlined"
        color="error"
        startIcon={<EventBusy aria-hidden />}
        onClick={() => setOpen(true)}
        sx={{ justifyContent: 'flex-start' }}
      >
        {translate('scheduling.admin.action.cancel')}
      </Button>
      {open && (
        <ConfirmDialog
          danger
          title={translate('scheduling.admin.cancel.title', { reference: sitting.reference })}
          text={translate('scheduling.admin.cancel.text')}
          label={translate('scheduling.admin.action.cancel')}
          busy={isPending}
          onClose={() => setOpen(false)}
          onConfirm={() => {
            setAsked(true);
            if (reason.trim() !== '') run(reason.trim());
          }}
        >
          <TextField
            label={translate('scheduling.admin.cancel.reason')}
            required
            autoFocus
            multiline
            minRows={3}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            error={missing}
            helperText={translate(`scheduling.admin.cancel.${missing ? 'reasonMissing' : 'reasonHelp'}`)}
            slotProps={{ htmlInput: { maxLength: longest } }}
          />
        </ConfirmDialog>
      )}
    </>
  );
}
