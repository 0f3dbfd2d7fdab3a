import { Button, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { useMe } from '../access/use-me.ts';
import type { BackOffice } from '../data-provider.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { useAction } from '../page/use-action.ts';

/** Gives the task to a colleague. */
export function AssignButton({ task }: { task: Task }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="text" onClick={() => setOpen(true)} sx={{ alignSelf: 'start' }}>
        {translate('office.assign.button')}
      </Button>
      {open && <AssignDialog task={task} onClose={() => setOpen(false)} />}
    </>
  );
}

function AssignDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const translate = useTranslate();
  const me = useMe();
  const backOffice = useDataProvider<BackOffice>();
  /** As this person saw it: who took it up in the meantime keeps it. */
  const [seen] = useState(task);
  const [chosen, setChosen] = useState('');
  const [tried, setTried] = useState(false);
  const { data, error, refetch } = useQuery({ queryKey: ['colleagues'], queryFn: () => backOffice.colleagues() });
  const others = (data?.data ?? []).filter(({ id }) => id !== me?.id && id !== task.claimedBy?.id);
  const { run, isPending } = useAction<string, Task>((id, office) => office.assignTask(seen, id), {
    done: 'office.assign.done',
    touches: ['tasks'],
    whenDone: onClose,
    whenRefused: onClose,
  });
  const missing = tried && chosen === '';
  return (
    <ConfirmDialog
      title={translate('office.assign.title', { reference: task.reference })}
      text={translate('office.assign.text')}
      label={translate('office.assign.label')}
      busy={isPending}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (chosen !== '') run(chosen);
      }}
    >
      {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      <TextField
        select
        fullWidth
        label={translate('office.assign.colleague')}
        value={chosen}
        onChange={({ target }) => setChosen(target.value)}
        error={missing}
        helperText={missing ? translate('office.assign.missing') : ''}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
      >
        <option value="" />
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </TextField>
    </ConfirmDialog>
  );
}
