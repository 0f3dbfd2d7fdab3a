import Add from '@mui/icons-material/Add';
import { Button, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { StudyField } from '../../api/exam-bank/contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { useAction } from '../page/use-action.ts';

type Names = Pick<StudyField, 'code' | 'name' | 'groupName'>;
const isCode = (code: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(code);

/** Adds a study field, for the form and for exams. */
export function NewStudyFieldButton() {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const { run, isPending } = useAction<Names, StudyField>((names, backOffice) => backOffice.addStudyField(names), {
    done: 'exam-bank.admin.fields.added',
    touches: ['study-fields'],
    whenDone: () => setOpen(false),
  });
  return (
    <>
      <Button variant="contained" startIcon={<Add aria-hidden />} onClick={() => setOpen(true)}>
        {translate('exam-bank.admin.fields.add')}
      </Button>
      {open && (
        <NamesDialog
          title="exam-bank.admin.fields.add"
          names={{ code: '', name: '', groupName: '' }}
          withCode
          busy={isPending}
          onClose={() => setOpen(false)}
          onSave={run}
        />
      )}
    </>
  );
}

/** Gives a study field another name or heading; it stays the same field. */
export function RenameStudyFieldButton({ field }: { field: StudyField }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const { run, isPending } = useAction<Names, StudyField>(
    ({ name, groupName }, backOffice) => backOffice.renameStudyField(field.id, { name, groupName }),
    { done: 'exam-bank.admin.fields.renamed', touches: ['study-fields', 'exam-bank'], whenDone: () => setOpen(false) },
  );
  return (
    <>
      <Button
        size="small"
        variant="outlined"
        aria-label={translate('exam-bank.admin.fields.renameOf', { name: field.name })}
        onClick={() => setOpen(true)}
      >
        {translate('exam-bank.admin.fields.rename')}
      </Button>
      {open && (
        <NamesDialog
          title="exam-bank.admin.fields.rename"
          names={field}
          busy={isPending}
          onClose={() => setOpen(false)}
          onSave={run}
        />
      )}
    </>
  );
}

type NamesDialogProps = {
  title: string;
  names: Names;
  withCode?: boolean;
  busy: boolean;
  onSave: (names: Names) => void;
  onClose: () => void;
};

function NamesDialog({ title, names: before, withCode = false, busy, onSave, onClose }: NamesDialogProps) {
  const translate = useTranslate();
  const [names, setNames] = useState<Names>({ code: before.code, name: before.name, groupName: before.groupName });
  const [tried, setTried] = useState(false);
  const missing = {
    code: withCode && !isCode(names.code),
    name: names.name.trim() === '',
    groupName: names.groupName.trim() === '',
  };
  return (
    <ConfirmDialog
      title={translate(title)}
      text={translate('exam-bank.admin.fields.text')}
      label={translate('exam-bank.admin.save')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (!Object.values(missing).includes(true)) onSave(names);
      }}
    >
      <Stack spacing={2}>
        {(withCode ? (['code', 'name', 'groupName'] as const) : (['name', 'groupName'] as const)).map((field) => (
          <TextField
            key={field}
            label={translate(`exam-bank.admin.fields.${field}`)}
            required
            fullWidth
            value={names[field]}
            onChange={({ target }) =>
              setNames({ ...names, [field]: field === 'code' ? target.value.toLowerCase() : target.value })
            }
            error={tried && missing[field]}
            helperText={tried && missing[field] ? translate(`exam-bank.admin.fields.missing.${field}`) : ''}
            slotProps={{ htmlInput: { maxLength: field === 'code' ? 40 : 200, autoComplete: 'off' } }}
          />
        ))}
      </Stack>
    </ConfirmDialog>
  );
}
