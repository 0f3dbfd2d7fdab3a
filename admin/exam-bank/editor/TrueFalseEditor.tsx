import { FormControl, FormControlLabel, FormLabel, Radio, RadioGroup } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';

type TrueFalseEditorProps = { value: boolean | null; onChange: (value: boolean) => void };

export function TrueFalseEditor({ value, onChange }: TrueFalseEditorProps) {
  const translate = useTranslate();
  const label = useId();
  return (
    <FormControl>
      <FormLabel id={label} sx={{ fontWeight: 600 }}>
        {translate('exam-bank.admin.key.label')}
      </FormLabel>
      <RadioGroup
        row
        aria-labelledby={label}
        value={value === null ? '' : String(value)}
        onChange={(_, chosen) => onChange(chosen === 'true')}
      >
        <FormControlLabel value="true" control={<Radio />} label={translate('exam-bank.admin.key.true')} />
        <FormControlLabel value="false" control={<Radio />} label={translate('exam-bank.admin.key.false')} />
      </RadioGroup>
    </FormControl>
  );
}
