import Send from '@mui/icons-material/SendOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Account } from '../../api/accounts/contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { useAccountChange } from './use-account-change.ts';

/** Mails a link to choose a password; to who never chose one, the activation once more. */
export function SendLinkButton({ account }: { account: Account }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const { run, isPending } = useAccountChange(account, { done: 'accounts.admin.link.done', whenDone: close });
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<Send aria-hidden />}
        onClick={() => setOpen(true)}
        sx={{ justifyContent: 'flex-start' }}
      >
        {translate(account.standing === 'invited' ? 'accounts.admin.link.again' : 'accounts.admin.link.action')}
      </Button>
      {open && (
        <ConfirmDialog
          title={translate('accounts.admin.link.title')}
          text={translate('accounts.admin.link.text', { email: account.email })}
          label={translate('accounts.admin.link.submit')}
          busy={isPending}
          onClose={close}
          onConfirm={() => run({ kind: 'password-link' })}
        />
      )}
    </>
  );
}
