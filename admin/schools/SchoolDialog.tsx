import { FormControlLabel, MenuItem, Stack, Switch, TextField } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { schoolKind, type SchoolFacts, type SchoolKind } from '../../api/schools/contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { entryOf, factsOf, faultsIn, faultsOf } from './school-entry.ts';

type SchoolDialogProps = {
  title: string;
  text: string;
  label: string;
  before: Partial<SchoolFacts>;
  /** Whether it can be taken off the list here. */
  withListed?: boolean;
  busy: boolean;
  /** What the API had against it. */
  error: Error | null;
  onSave: (facts: SchoolFacts) => void;
  onClose: () => void;
};

/** A school's name, kind, BRIN and locations, to add it or to change it. */
export function SchoolDialog({ before, withListed = false, busy, error, onSave, ...dialog }: SchoolDialogProps) {
  const translate = useTranslate();
  const id = useId();
  const [entry, setEntry] = useState(() => entryOf(before));
  const [sent, setSent] = useState<typeof entry | null>(null);
  // What was said of the entry that was sent, holds until it is changed.
  const faults = sent === null ? {} : { ...(sent === entry ? faultsOf(error) : {}), ...faultsIn(entry) };

  const field = (name: 'name' | 'brin' | 'locations', help = '') => ({
    id: `${id}-${name}`,
    label: translate(`school.admin.field.${name}`),
    fullWidth: true,
    value: entry[name],
    onChange: ({ target }: { target: { value: string } }) => setEntry({ ...entry, [name]: target.value }),
    error: faults[name] !== undefined,
    helperText: translate(faults[name] ?? help),
  });

  return (
    <ConfirmDialog
      {...dialog}
      busy={busy}
      onConfirm={() => {
        setSent(entry);
        if (Object.keys(faultsIn(entry)).length === 0) onSave(factsOf(entry));
      }}
    >
      <Stack spacing={2} sx={{ pt: 1 }}>
        <TextField {...field('name')} required slotProps={{ htmlInput: { maxLength: 200, autoComplete: 'off' } }} />
        <TextField
          select
          id={`${id}-kind`}
          label={translate('school.admin.field.kind')}
          value={entry.kind}
          onChange={({ target }) => setEntry({ ...entry, kind: target.value as SchoolKind })}
        >
          {schoolKind.options.map((kind) => (
            <MenuItem key={kind} value={kind}>
              {translate(`school.admin.kinds.${kind}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          {...field('brin', 'school.admin.field.brinHelp')}
          slotProps={{ htmlInput: { maxLength: 10, autoComplete: 'off' } }}
        />
        <TextField {...field('locations', 'school.admin.field.locationsHelp')} multiline minRows={3} maxRows={10} />
        {withListed && (
          <FormControlLabel
            control={
              <Switch
                checked={entry.listed}
                onChange={({ target }) => setEntry({ ...entry, listed: target.checked })}
              />
            }
            label={translate('school.admin.field.listed')}
          />
        )}
      </Stack>
    </ConfirmDialog>
  );
}
