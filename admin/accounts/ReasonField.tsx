import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';

type ReasonFieldProps = { value: string; missing: boolean; onChange: (reason: string) => void };

export function ReasonField({ value, missing, onChange }: ReasonFieldProps) {
  const translate = useTranslate();
  return (
    <TextField
      label={translate('accounts.admin.reason')}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      multiline
      minRows={2}
      required
      fullWidth
      error={missing && value.trim() === ''}
      helperText={translate(
        missing && value.trim() === '' ? 'accounts.admin.reasonMissing' : 'accounts.admin.reasonHelp',
      )}
      slotProps={{ htmlInput: { maxLength: 2000 } }}
    />
  );
}
