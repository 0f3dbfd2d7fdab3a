import { Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ExamVersionDetails, VersionSummary } from '../../api/exam-bank/contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { useAction } from '../page/use-action.ts';

/** Takes a published version out of use: nobody schedules it any more; sittings that there are go on. */
export function RetireButton({ version }: { version: VersionSummary }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const missing = reason.trim() === '';
  const { run, isPending } = useAction<string, ExamVersionDetails>(
    (given, backOffice) => backOffice.retireVersion(version.id, given),
    {
      done: 'exam-bank.admin.version.retiredDone',
      touches: ['exam-bank', 'exam-versions'],
      whenDone: () => setOpen(false),
    },
  );
  return (
    <>
      <Button variant="outlined" color="error" size="small" onClick={() => setOpen(true)}>
        {translate('exam-bank.admin.version.retire')}
      </Button>
      {open && (
        <ConfirmDialog
          title={translate('exam-bank.admin.version.retireTitle', { number: version.number })}
          text={translate('exam-bank.admin.version.retireText')}
          label={translate('exam-bank.admin.version.retire')}
          danger
          busy={isPending}
          onClose={() => setOpen(false)}
          onConfirm={() => {
            setTried(true);
            if (!missing) run(reason.trim());
          }}
        >
          <TextField
            label={translate('decision.reason')}
            required
            fullWidth
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            error={tried && missing}
            helperText={tried && missing ? translate('exam-bank.admin.version.reasonMissing') : ''}
            slotProps={{ htmlInput: { maxLength: 2_000 } }}
          />
        </ConfirmDialog>
      )}
    </>
  );
}
