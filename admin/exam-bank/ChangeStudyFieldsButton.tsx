import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { BankExam } from '../../api/exam-bank/contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { useAction } from '../page/use-action.ts';
import { StudyFieldChoice } from './StudyFieldChoice.tsx';

/** Says anew under which study fields an exam falls; it holds at once. */
export function ChangeStudyFieldsButton({ exam }: { exam: BankExam }) {
  const translate = useTranslate();
  const [chosen, setChosen] = useState<string[] | null>(null);
  const { run, isPending } = useAction<string[], BankExam>(
    (ids, backOffice) => backOffice.changeExamStudyFields(exam.id, ids),
    { done: 'exam-bank.admin.studyFieldsDone', touches: ['exam-bank', 'exams'], whenDone: () => setChosen(null) },
  );
  return (
    <>
      <Button variant="outlined" size="small" onClick={() => setChosen(exam.studyFields.map(({ id }) => id))}>
        {translate('exam-bank.admin.studyFieldsChange')}
      </Button>
      {chosen && (
        <ConfirmDialog
          title={translate('exam-bank.admin.studyFieldsChange')}
          text={translate('exam-bank.admin.studyFieldsText')}
          label={translate('exam-bank.admin.save')}
          busy={isPending}
          onClose={() => setChosen(null)}
          onConfirm={() => run(chosen)}
        >
          <StudyFieldChoice chosen={chosen} onChange={setChosen} />
        </ConfirmDialog>
      )}
    </>
  );
}
