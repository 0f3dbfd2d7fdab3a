import { TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ConfirmDialog } from '../../page/ConfirmDialog.tsx';
import type { TaskFilter } from '../InboxViews.tsx';
import { useSaveFilter } from './use-saved-filters.ts';

/** Gives the choices of now a name. */
export function SaveFilter({ filter, onClose }: { filter: TaskFilter; onClose: () => void }) {
  const translate = useTranslate();
  const [id] = useState(() => crypto.randomUUID());
  const [name, setName] = useState('');
  const [fault, setFault] = useState('');
  const { run, isPending } = useSaveFilter('office.filter.saved', {
    whenDone: onClose,
    whenRefused: (error) => setFault(translate(error.message)),
  });
  return (
    <ConfirmDialog
      title={translate('office.filter.saveTitle')}
      text={translate('office.filter.saveText')}
      label={translate('office.filter.ok')}
      busy={isPending}
      onClose={onClose}
      onConfirm={() => {
        if (name.trim() === '') setFault(translate('office.filter.nameMissing'));
        else run({ id, name: name.trim(), filter });
      }}
    >
      <TextField
        autoFocus
        fullWidth
        required
        label={translate('office.filter.name')}
        value={name}
        onChange={({ target }) => {
          setName(target.value);
          setFault('');
        }}
        error={fault !== ''}
        helperText={fault}
        slotProps={{ htmlInput: { maxLength: 60, autoComplete: 'off' } }}
      />
    </ConfirmDialog>
  );
}
