import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ExamVersionDetails, VersionSummary } from '../../api/exam-bank/contract.ts';
import { useNavigate } from 'react-router';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { useAction } from '../page/use-action.ts';
import { examsPath } from './addresses.ts';

/** Throws a draft away, as it was when it is asked for; with the only one goes the exam. */
export function DeleteDraftButton({ version, isOnly }: { version: VersionSummary; isOnly: boolean }) {
  const navigate = useNavigate();
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const { run, isPending } = useAction<string, void>(
    async (id, backOffice) => {
      const { data } = await backOffice.getOne<ExamVersionDetails>('exam-versions', { id });
      await backOffice.deleteDraft(data);
    },
    {
      done: 'exam-bank.admin.version.deleted',
      touches: ['exam-bank', 'exam-versions'],
      whenDone: () => (isOnly ? void navigate(examsPath) : setOpen(false)),
    },
  );
  return (
    <>
      <Button color="error" size="small" onClick={() => setOpen(true)}>
        {translate('exam-bank.admin.version.delete')}
      </Button>
      {open && (
        <ConfirmDialog
          title={translate('exam-bank.admin.version.deleteTitle', { number: version.number })}
          text={translate(`exam-bank.admin.version.${isOnly ? 'deleteLastText' : 'deleteText'}`)}
          label={translate('exam-bank.admin.version.delete')}
          danger
          busy={isPending}
          onClose={() => setOpen(false)}
          onConfirm={() => run(version.id)}
        />
      )}
    </>
  );
}
