import { Button, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { HelpRequest } from '../../api/help-request/contract.ts';
import { RecordPage } from '../page/RecordPage.tsx';
import { QuestionDetails } from './QuestionDetails.tsx';
import { StateTag } from './StateTag.tsx';

/** One question with its thread, to read; it is answered on the page of its task. */
export function HelpRequestPage() {
  const translate = useTranslate();
  return (
    <RecordPage<HelpRequest>
      resource="help-requests"
      title="help-request.page.title"
      back={{ to: '/help-requests', label: 'help-request.page.back' }}
      titleOf={({ reference }) => `${translate('help-request.page.title')} · ${reference}`}
      asideOf={(question) => (
        <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center' }}>
          <StateTag question={question} />
          {question.openTaskId && (
            <Button component={Link} to={`/tasks/${question.openTaskId}/show`} variant="outlined" size="small">
              {translate('help-request.page.toTask')}
            </Button>
          )}
        </Stack>
      )}
    >
      {(question) => <QuestionDetails question={question} />}
    </RecordPage>
  );
}
