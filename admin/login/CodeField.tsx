import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';

type CodeFieldProps = { kind: 'code' | 'backup-code'; value: string; onChange: (code: string) => void };

/** A one-time code: the telephone's keyboard shows digits, and a password manager may fill it in. */
export function CodeField({ kind, value, onChange }: CodeFieldProps) {
  const translate = useTranslate();
  const digits = kind === 'code';
  return (
    <TextField
      label={translate(digits ? 'login.code' : 'login.backupCode')}
      name="code"
      autoComplete={digits ? 'one-time-code' : 'off'}
      required
      autoFocus
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ htmlInput: { inputMode: digits ? 'numeric' : 'text', maxLength: 20, spellCheck: false } }}
    />
  );
}
