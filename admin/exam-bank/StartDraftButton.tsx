import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import type { BankExam } from '../../api/exam-bank/contract.ts';
import { useAction } from '../page/use-action.ts';
import { draftPath } from './addresses.ts';

/** Begins a new version as a copy of the newest: what was published never changes. */
export function StartDraftButton({ exam }: { exam: BankExam }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const { run, isPending } = useAction<string, { id: string }>((id, backOffice) => backOffice.startDraft(id), {
    done: 'exam-bank.admin.version.started',
    touches: ['exam-bank'],
    whenDone: ({ id }) => void navigate(draftPath(exam.id, id)),
  });
  return (
    <Box>
      <Typography variant="body2" sx={{ mb: 1 }}>
        {translate('exam-bank.admin.version.startHelp')}
      </Typography>
      <Button variant="outlined" loading={isPending} loadingPosition="start" onClick={() => run(exam.id)}>
        {translate('exam-bank.admin.version.start')}
      </Button>
    </Box>
  );
}
