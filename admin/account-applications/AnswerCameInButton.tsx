import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { AccountApplication } from '../../api/account-application/contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { useChange } from './use-change.ts';
import { WordsField } from './WordsField.tsx';

/** Records an answer that came by telephone or mail: the case goes on to its review. */
export function AnswerCameInButton({ application }: { application: AccountApplication }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate('application-status.admin.answered.button')}
      </Button>
      {open && <AnswerDialog applicationId={application.id} onClose={() => setOpen(false)} />}
    </>
  );
}

function AnswerDialog({ applicationId, onClose }: { applicationId: string; onClose: () => void }) {
  const translate = useTranslate();
  const [decisionId] = useState(() => crypto.randomUUID());
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const { run, isPending } = useChange(
    'answered',
    (given: string, office) => office.recordAnswer(applicationId, { decisionId, text: given }),
    onClose,
  );
  const missing = asked && text.trim() === '';
  return (
    <ConfirmDialog
      title={translate('application-status.admin.answered.title')}
      text={translate('application-status.admin.answered.text')}
      label={translate('application-status.admin.answered.confirm')}
      busy={isPending}
      onClose={onClose}
      onConfirm={() => {
        setAsked(true);
        if (text.trim() !== '') run(text.trim());
      }}
    >
      <WordsField
        label={translate('application-status.admin.answered.label')}
        value={text}
        onChange={setText}
        fault={missing ? translate('application-status.admin.answered.missing') : undefined}
        rows={4}
        longest={10_000}
        autoFocus
      />
    </ConfirmDialog>
  );
}
