import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';

type ReferenceFieldProps = {
  /** What stands in the field. */
  value: string;
  onChange: (typed: string) => void;
  /** A reference that is whole, or '' once the field is empty. */
  onWhole: (reference: string) => void;
};

/** Looks for a case by its reference. Only a whole one is asked for: what else is typed here goes into no address. */
export function ReferenceField({ value, onChange, onWhole }: ReferenceFieldProps) {
  const translate = useTranslate();
  const isHalf = value.trim() !== '' && !isReference(value);
  return (
    <TextField
      size="small"
      label={translate('office.mails.reference')}
      value={value}
      onChange={({ target }) => {
        onChange(target.value);
        if (target.value.trim() === '') onWhole('');
        else if (isReference(target.value)) onWhole(target.value.trim().toUpperCase());
      }}
      helperText={isHalf ? translate('office.mails.referenceHelp') : ''}
      slotProps={{ htmlInput: { maxLength: 20, autoComplete: 'off' } }}
    />
  );
}

const isReference = (typed: string): boolean => /^[A-Z]{2}-\d{4}-\d{5}$/i.test(typed.trim());
