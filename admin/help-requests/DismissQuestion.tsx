import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { HelpRequest } from '../../api/help-request/contract.ts';
import { useQuestionDecision } from './use-question-decision.ts';

/** Closes a question that needs no answer, after asking once: nobody is told. */
export function DismissQuestion({ question }: { question: HelpRequest }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const title = useId();
  const { decide, isPending } = useQuestionDecision(question, () => setOpen(false));
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate('help-request.answer.dismiss')}
      </Button>
      <Dialog open={open} onClose={() => !isPending && setOpen(false)} aria-labelledby={title} fullWidth maxWidth="xs">
        <DialogTitle id={title}>{translate('help-request.answer.dismissTitle')}</DialogTitle>
        <DialogContent>
          <DialogContentText>{translate('help-request.answer.dismissText')}</DialogContentText>
        </DialogContent>
        <DialogActions>
          <Button disabled={isPending} onClick={() => setOpen(false)}>
            {translate('ra.action.cancel')}
          </Button>
          <Button variant="contained" loading={isPending} loadingPosition="start" onClick={() => decide(null)}>
            {translate('help-request.answer.dismiss')}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
