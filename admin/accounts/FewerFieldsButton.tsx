import {
  Button,
  Checkbox,
  FormControl,
  FormControlLabel,
  FormGroup,
  FormHelperText,
  FormLabel,
  Stack,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Account } from '../../api/accounts/contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { ReasonField } from './ReasonField.tsx';
import { useAccountChange } from './use-account-change.ts';

/** Takes study fields away at one school; at least one stays. */
export function FewerFieldsButton({ account, school }: { account: Account; school: Account['schools'][number] }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const close = () => {
    setOpen(false);
    setChosen([]);
    setReason('');
    setTried(false);
  };
  const { run, isPending } = useAccountChange(account, { done: 'accounts.admin.fields.done', whenDone: close });
  const isFit = chosen.length > 0 && chosen.length < school.studyFields.length;
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {translate('accounts.admin.fields.action')}
      </Button>
      {open && (
        <ConfirmDialog
          title={translate('accounts.admin.fields.title', { school: school.name })}
          text={translate('accounts.admin.fields.text')}
          label={translate('accounts.admin.fields.submit')}
          danger
          busy={isPending}
          onClose={close}
          onConfirm={() => {
            setTried(true);
            if (isFit && reason.trim() !== '') {
              run({ kind: 'study-fields', schoolId: school.id, studyFieldIds: chosen, reason });
            }
          }}
        >
          <Stack spacing={2}>
            <FormControl component="fieldset" error={tried && !isFit}>
              <FormLabel component="legend">{translate('accounts.admin.fields.legend')}</FormLabel>
              <FormGroup>
                {school.studyFields.map(({ id, name, group }) => (
                  <FormControlLabel
                    key={id}
                    label={`${name} (${group})`}
                    control={
                      <Checkbox
                        checked={chosen.includes(id)}
                        onChange={(_, ticked) =>
                          setChosen(ticked ? [...chosen, id] : chosen.filter((one) => one !== id))
                        }
                      />
                    }
                  />
                ))}
              </FormGroup>
              {tried && !isFit && <FormHelperText>{translate('accounts.admin.fields.missing')}</FormHelperText>}
            </FormControl>
            <ReasonField value={reason} missing={tried} onChange={setReason} />
          </Stack>
        </ConfirmDialog>
      )}
    </>
  );
}
