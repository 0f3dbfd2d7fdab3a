import { TextField } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';

type NumberFieldProps = {
  label: string;
  /** 0: nothing is filled in yet. */
  value: number;
  onChange: (value: number) => void;
  max: number;
  help?: ReactNode;
  width?: number;
  id?: string;
};

/** A whole number from 1; what is none counts as not filled in, and says so. */
export function NumberField({ label, value, onChange, max, help, width = 150, id }: NumberFieldProps) {
  const translate = useTranslate();
  const [typed, setTyped] = useState(value === 0 ? '' : String(value));
  const text = numberIn(typed, max) === value ? typed : value === 0 ? '' : String(value);
  const wrong = value === 0 && typed.trim() !== '';
  return (
    <TextField
      {...(id !== undefined && { id })}
      label={label}
      value={wrong ? typed : text}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(numberIn(event.target.value, max));
      }}
      error={wrong}
      helperText={wrong ? translate('exam-bank.admin.field.wholeNumber', { max }) : help}
      sx={{ width: { xs: '100%', sm: width } }}
      slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 6, autoComplete: 'off' } }}
    />
  );
}

function numberIn(text: string, max: number): number {
  const number = /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0;
  return number <= max ? number : 0;
}
