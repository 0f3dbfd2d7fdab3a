import SwapHoriz from '@mui/icons-material/SwapHorizOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Sitting } from '../../../api/scheduling/contract.ts';
import { useMe } from '../../access/use-me.ts';
import { useSittingAction } from '../use-sitting-action.ts';
import { ConfirmDialog } from '../../page/ConfirmDialog.tsx';

/** An account holder takes a colleague's sitting over: from then on its mails come here. */
export function TakeOverButton({ sitting }: { sitting: Sitting }) {
  const translate = useTranslate();
  const me = useMe();
  const [open, setOpen] = useState(false);
  const { run, isPending } = useSittingAction<string>(
    (accountId, backOffice) => backOffice.passOnSitting(sitting, accountId),
    { done: 'scheduling.admin.done.takenOver', whenDone: () => setOpen(false) },
  );
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<SwapHoriz aria-hidden />}
        onClick={() => setOpen(true)}
        sx={{ justifyContent: 'flex-start' }}
      >
        {translate('scheduling.admin.action.takeOver')}
      </Button>
      {open && (
        <ConfirmDialog
          title={translate('scheduling.admin.takeOver.title', { reference: sitting.reference })}
          text={translate('scheduling.admin.takeOver.text', { name: sitting.owner.name })}
          label={translate('scheduling.admin.action.takeOver')}
          busy={isPending}
          onClose={() => setOpen(false)}
          onConfirm={() => me && run(me.id)}
        />
      )}
    </>
  );
}
