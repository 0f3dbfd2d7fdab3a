import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { StudyField } from '../../api/exam-bank/contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { useAction } from '../page/use-action.ts';

/** Takes a study field off the form; who has it keeps it. */
export function RetireStudyFieldButton({ field }: { field: StudyField }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const { run, isPending } = useAction<string, StudyField>((id, backOffice) => backOffice.retireStudyField(id), {
    done: 'exam-bank.admin.fields.retired',
    touches: ['study-fields'],
    whenDone: () => setOpen(false),
  });
  return (
    <>
      <Button
        size="small"
        color="error"
        aria-label={translate('exam-bank.admin.fields.retireOf', { name: field.name })}
        onClick={() => setOpen(true)}
      >
        {translate('exam-bank.admin.fields.retire')}
      </Button>
      {open && (
        <ConfirmDialog
          title={translate('exam-bank.admin.fields.retireTitle', { name: field.name })}
          text={translate('exam-bank.admin.fields.retireText')}
          label={translate('exam-bank.admin.fields.retire')}
          danger
          busy={isPending}
          onClose={() => setOpen(false)}
          onConfirm={() => run(field.id)}
        />
      )}
    </>
  );
}
