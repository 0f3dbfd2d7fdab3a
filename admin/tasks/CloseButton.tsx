import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { useDecision } from './use-decision.ts';

/** Closes the application without an activated account, after asking once: there is no way back. */
export function CloseButton({ task }: { task: Task }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const title = useId();
  const { decide, isPending } = useDecision(task, () => setOpen(false));
  return (
    <>
      <Button variant="outlined" color="error" onClick={() => setOpen(true)}>
        {translate('decision.close')}
      </Button>
      <Dialog open={open} onClose={() => !isPending && setOpen(false)} aria-labelledby={title} fullWidth maxWidth="xs">
        <DialogTitle id={title}>{translate('decision.closeTitle')}</DialogTitle>
        <DialogContent>
          <DialogContentText>{translate('decision.closeText')}</DialogContentText>
        </DialogContent>
        <DialogActions>
          <Button disabled={isPending} onClick={() => setOpen(false)}>
            {translate('ra.action.cancel')}
          </Button>
          <Button
            variant="contained"
            color="error"
            loading={isPending}
            loadingPosition="start"
            onClick={() => decide({ outcome: 'close' })}
          >
            {translate('decision.close')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
