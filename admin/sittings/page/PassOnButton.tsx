import SwapHoriz from '@mui/icons-material/SwapHorizOutlined';
import { Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Sitting } from '../../../api/scheduling/contract.ts';
import { useSittingAction } from '../use-sitting-action.ts';
import { ConfirmDialog } from '../../page/ConfirmDialog.tsx';

/** The helpdesk passes a sitting on to another account holder of the school. */
export function PassOnButton({ sitting }: { sitting: Sitting }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  // Nobody beforehand: who presses on in a hurry would give it to whoever comes first in the alphabet.
  const [chosen, setChosen] = useState('');
  const [tried, setTried] = useState(false);
  // Nor who was blocked meanwhile, and is no colleague any more.
  const isColleague = sitting.colleagues.some(({ id }) => id === chosen);
  const missing = tried && !isColleague;
  const { run, isPending } = useSittingAction<string>(
    (accountId, backOffice) => backOffice.passOnSitting(sitting, accountId),
    { done: 'scheduling.admin.done.passedOn', whenDone: () => setOpen(false) },
  );
  return (
    <>
      <Button
        variant="outlined"
        startIcon={<SwapHoriz aria-hidden />}
        onClick={() => setOpen(true)}
        sx={{ justifyContent: 'flex-start' }}
      >
        {translate('scheduling.admin.action.passOn')}
      </Button>
      {open && (
        <ConfirmDialog
          title={translate('scheduling.admin.passOn.title', { reference: sitting.reference })}
          text={translate('scheduling.admin.passOn.text', { name: sitting.owner.name })}
          label={translate('scheduling.admin.action.passOn')}
          busy={isPending}
          onClose={() => setOpen(false)}
          onConfirm={() => {
            setTried(true);
            if (isColleague) run(chosen);
          }}
        >
          <TextField
            select
            fullWidth
            label={translate('scheduling.admin.fact.owner')}
            value={isColleague ? chosen : ''}
            onChange={({ target }) => setChosen(target.value)}
            error={missing}
            helperText={missing ? translate('scheduling.admin.passOn.missing') : ''}
            slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
          >
            <option value="" />
            {sitting.colleagues.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </TextField>
        </ConfirmDialog>
      )}
    </>
  );
}
