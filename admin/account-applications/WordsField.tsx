import { TextField } from '@mui/material';

type WordsFieldProps = {
  label: string;
  help?: string;
  value: string;
  onChange: (value: string) => void;
  /** What is missing, once it was pressed without it. */
  fault?: string | undefined;
  rows?: number;
  longest: number;
  autoFocus?: boolean;
  type?: 'text' | 'email';
};

/** A field of a dialog that may not stay empty; of more than one line where `rows` says so. */
export function WordsField({ label, help, value, onChange, fault, rows, longest, autoFocus, type }: WordsFieldProps) {
  return (
    <TextField
      label={label}
      required
      fullWidth
      autoFocus={autoFocus ?? false}
      type={type ?? 'text'}
      {...(rows ? { multiline: true, minRows: rows } : {})}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={fault !== undefined}
      helperText={fault ?? help}
      slotProps={{ htmlInput: { maxLength: longest } }}
    />
  );
}
