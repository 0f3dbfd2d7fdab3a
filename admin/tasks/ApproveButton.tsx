import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { ApproveDialog } from './ApproveDialog.tsx';

/** Approves the application, after asking how the manager was verified: the account is created, the applicant mailed. */
export function ApproveButton({ task }: { task: Task }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="contained" onClick={() => setOpen(true)}>
        {translate('decision.approved')}
      </Button>
      {open && <ApproveDialog task={task} onClose={() => setOpen(false)} />}
    </>
  );
}
