import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { useDecision } from '../tasks/use-decision.ts';
import { WordsField } from './WordsField.tsx';

/** Asks the applicant for something; the application waits for the answer. */
export function AskMoreButton({ task }: { task: Task }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate('application-status.admin.more.button')}
      </Button>
      {open && <AskMoreDialog task={task} onClose={() => setOpen(false)} />}
    </>
  );
}

function AskMoreDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const translate = useTranslate();
  const [question, setQuestion] = useState('');
  const [asked, setAsked] = useState(false);
  const { decide, isPending } = useDecision(task, onClose);
  const missing = asked && question.trim() === '';
  return (
    <ConfirmDialog
      title={translate('application-status.admin.more.title')}
      text={translate('application-status.admin.more.text')}
      label={translate('application-status.admin.more.button')}
      busy={isPending}
      onClose={onClose}
      onConfirm={() => {
        setAsked(true);
        if (question.trim() !== '') decide({ outcome: 'more-asked', reason: question.trim() });
      }}
    >
      <WordsField
        label={translate('application-status.admin.more.label')}
        help={translate('application-status.admin.more.help')}
        value={question}
        onChange={setQuestion}
        fault={missing ? translate('application-status.admin.more.missing') : undefined}
        rows={4}
        longest={2000}
        autoFocus
      />
    </ConfirmDialog>
  );
}
