import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { AccountApplication } from '../../api/account-application/contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { useChange } from './use-change.ts';
import { WordsField } from './WordsField.tsx';

/** Withdraws the application for its applicant, after asking why. */
export function WithdrawButton({ application }: { application: AccountApplication }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="outlined" color="error" onClick={() => setOpen(true)}>
        {translate('application-status.admin.withdraw.button')}
      </Button>
      {open && <WithdrawDialog application={application} onClose={() => setOpen(false)} />}
    </>
  );
}

function WithdrawDialog({ application, onClose }: { application: AccountApplication; onClose: () => void }) {
  const translate = useTranslate();
  const [decisionId] = useState(() => crypto.randomUUID());
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const { run, isPending } = useChange(
    'withdraw',
    (given: string, office) => office.withdrawApplication(application.id, { decisionId, reason: given }),
    onClose,
  );
  const missing = asked && reason.trim() === '';
  return (
    <ConfirmDialog
      title={translate('application-status.admin.withdraw.title', { reference: application.reference })}
      text={translate('application-status.admin.withdraw.text')}
      label={translate('application-status.admin.withdraw.button')}
      danger
      busy={isPending}
      onClose={onClose}
      onConfirm={() => {
        setAsked(true);
        if (reason.trim() !== '') run(reason.trim());
      }}
    >
      <WordsField
        label={translate('application-status.admin.why')}
        help={translate('application-status.admin.whyHelp')}
        value={reason}
        onChange={setReason}
        fault={missing ? translate('application-status.admin.whyMissing') : undefined}
        rows={3}
        longest={2000}
        autoFocus
      />
    </ConfirmDialog>
  );
}
