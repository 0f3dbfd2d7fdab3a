import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { RefuseDialog } from './RefuseDialog.tsx';

/**
 * Refuses what was asked, after asking why: whoever asked reads the reason in the mail.
 *
 * @param words where the dialog's sentences stand; those of the account application without it
 */
export function RefuseButton({ task, words = 'decision' }: { task: Task; words?: string }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" color="error" onClick={() => setOpen(true)}>
        {translate('decision.refused')}
      </Button>
      {open && <RefuseDialog task={task} words={words} onClose={() => setOpen(false)} />}
    </>
  );
}
