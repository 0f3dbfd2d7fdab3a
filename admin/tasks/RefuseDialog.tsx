import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, TextField } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { useDecision } from './use-decision.ts';

const longest = 2000;

export function RefuseDialog({ task, words, onClose }: { task: Task; words: string; onClose: () => void }) {
  const translate = useTranslate();
  const title = useId();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const { decide, isPending } = useDecision(task, onClose);
  const missing = asked && reason.trim() === '';

  function refuse() {
    setAsked(true);
    if (reason.trim() !== '') decide({ outcome: 'refused', reason: reason.trim() });
  }

  return (
    <Dialog open onClose={() => !isPending && onClose()} aria-labelledby={title} fullWidth maxWidth="sm">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          refuse();
        }}
      >
        <DialogTitle id={title}>{translate(`${words}.refuseTitle`, { reference: task.reference })}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 2 }}>{translate(`${words}.refuseText`)}</DialogContentText>
          <TextField
            label={translate('decision.reason')}
            required
            autoFocus
            multiline
            minRows={4}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            error={missing}
            helperText={missing ? translate(`${words}.reasonMissing`) : translate(`${words}.reasonHelp`)}
            slotProps={{ htmlInput: { maxLength: longest } }}
          />
        </DialogContent>
        <DialogActions>
          <Button disabled={isPending} onClick={onClose}>
            {translate('ra.action.cancel')}
          </Button>
          <Button type="submit" variant="contained" color="error" loading={isPending} loadingPosition="start">
            {translate('decision.refused')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
