import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import type { ExamVersionDetails } from '../../../api/exam-bank/contract.ts';
import { ConfirmDialog } from '../../page/ConfirmDialog.tsx';
import { useAction } from '../../page/use-action.ts';
import { examPath } from '../addresses.ts';
import type { useDraft } from './use-draft.ts';

/** Publishes what is saved: from then on it is scheduled, and never changes. */
export function PublishButton({ editing }: { editing: ReturnType<typeof useDraft> }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const { seen, unsaved } = editing;
  const { run, isPending } = useAction<ExamVersionDetails, ExamVersionDetails>(
    (version, backOffice) => backOffice.publishDraft(version),
    {
      done: 'exam-bank.admin.editor.published',
      touches: ['exam-bank', 'exam-versions', 'exams'],
      whenDone: ({ examId }) => void navigate(examPath(examId)),
      whenRefused: () => setOpen(false),
    },
  );
  return (
    <>
      <Button variant="outlined" disabled={unsaved || seen.faults.length > 0} onClick={() => setOpen(true)}>
        {translate('exam-bank.admin.editor.publish')}
      </Button>
      {open && (
        <ConfirmDialog
          title={translate('exam-bank.admin.editor.publishTitle')}
          text={translate('exam-bank.admin.editor.publishText')}
          label={translate('exam-bank.admin.editor.publish')}
          busy={isPending}
          onClose={() => setOpen(false)}
          onConfirm={() => run(seen)}
        />
      )}
    </>
  );
}
