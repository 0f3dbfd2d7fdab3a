import { Checkbox, FormControlLabel, Stack, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PaperFields } from './use-paper-fields.ts';

type SignedFieldsProps = {
  fields: PaperFields;
  signer: 'manager' | 'applicant';
  /** The name that probably stands there, to save typing. */
  probably: string;
};

/** Whether this one signed on the paper; and if so, under which name, and on which day. */
export function SignedFields({ fields, signer, probably }: SignedFieldsProps) {
  const translate = useTranslate();
  const { values, set, field } = fields;
  const has = values[`${signer}Signed`] === 'yes';
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' }).format(new Date());
  const name = `${signer}SignedName`;
  return (
    <Stack spacing={2}>
      <FormControlLabel
        control={<Checkbox checked={has} />}
        label={translate(`evidence.signed.${signer}`)}
        onChange={(_event, checked) =>
          set({ [`${signer}Signed`]: checked ? 'yes' : '', ...(checked && !values[name] ? { [name]: probably } : {}) })
        }
      />
      {has && (
        <Stack spacing={2} sx={{ pl: { sm: 4 } }}>
          <TextField {...field(name, `evidence.signed.${signer}Name`)} slotProps={noMemory} />
          {signer === 'manager' && (
            <TextField {...field('managerSignedFunction', 'evidence.signed.managerFunction')} slotProps={noMemory} />
          )}
          <TextField
            {...field(`${signer}SignedOn`, `evidence.signed.${signer}On`)}
            type="date"
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today, autoComplete: 'off' } }}
            sx={{ maxWidth: { sm: 320 } }}
          />
        </Stack>
      )}
    </Stack>
  );
}

/** A browser that remembers would offer another person's name. */
const noMemory = { htmlInput: { autoComplete: 'off' } };
