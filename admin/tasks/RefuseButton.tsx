import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { RefuseDialog } from './RefuseDialog.tsx';

/** Refuses the application, after asking why: the applicant reads the reason in the mail. */
export function RefuseButton({ task }: { task: Task }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" color="error" onClick={() => setOpen(true)}>
        {translate('decision.refused')}
      </Button>
      {open && <RefuseDialog task={task} onClose={() => setOpen(false)} />}
    </>
  );
}
