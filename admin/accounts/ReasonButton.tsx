import { Button, Stack, Typography } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Account } from '../../api/accounts/contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { useAccountChange, type ChangeToMake } from './use-account-change.ts';

type ReasonButtonProps = {
  account: Account;
  /** Where its words stand: `accounts.admin.<words>`. */
  words: 'block' | 'unblock' | 'leave' | 'twoFactor';
  values?: Record<string, string>;
  danger?: boolean;
  icon?: ReactNode;
  /** What stands in the dialog beside the text. */
  note?: string | undefined;
  change: (given: { reason: string }) => ChangeToMake;
};

/** A button that changes the account, after a question with the reason. */
export function ReasonButton({ account, words, values, danger = false, icon, note, change }: ReasonButtonProps) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const close = () => {
    setOpen(false);
    setReason('');
    setMissing(false);
  };
  const { run, isPending } = useAccountChange(account, { done: `accounts.admin.${words}.done`, whenDone: close });
  const action = translate(`accounts.admin.${words}.action`);
  return (
    <>
      <Button
        variant="outlined"
        color={danger ? 'error' : 'primary'}
        startIcon={icon}
        onClick={() => setOpen(true)}
        sx={{ justifyContent: 'flex-start' }}
      >
        {action}
      </Button>
      {open && (
        <ConfirmDialog
          title={translate(`accounts.admin.${words}.title`, values)}
          text={translate(`accounts.admin.${words}.text`)}
          label={action}
          danger={danger}
          busy={isPending}
          onClose={close}
          onConfirm={() => {
            setMissing(reason.trim() === '');
            if (reason.trim() !== '') run(change({ reason }));
          }}
        >
          <Stack spacing={2}>
            {note && <Typography>{note}</Typography>}
            <ReasonField value={reason} missing={missing} onChange={setReason} />
          </Stack>
        </ConfirmDialog>
      )}
    </>
  );
}
