import { TextField } from '@mui/material';
import type { ChangeEvent } from 'react';
import { useTranslate } from 'react-admin';
import type { PaperFields } from './use-paper-fields.ts';

type ScanFieldProps = { fields: PaperFields; name: string; label: string; help: string; required?: boolean };

/** A scan to choose: what it is, the API looks at. */
export function ScanField({ fields, name, label, help, required = false }: ScanFieldProps) {
  const translate = useTranslate();
  const fault = fields.faults[name];
  return (
    <TextField
      id={`paper-${name}`}
      type="file"
      label={translate(label)}
      required={required}
      error={fault !== undefined}
      helperText={fault ?? translate(help)}
      onChange={(event) => fields.setFile(name, (event as ChangeEvent<HTMLInputElement>).target.files?.[0])}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { accept: '.pdf,.jpg,.jpeg,.png' } }}
    />
  );
}
