import { Button, Stack } from '@mui/material';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { HelpRequest } from '../../api/help-request/contract.ts';
import { whole } from '../account-applications/whole.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Page } from '../page/Page.tsx';
import { QuestionDetails } from './QuestionDetails.tsx';
import { StateTag } from './StateTag.tsx';

/** One question with its thread, to read; it is answered on the page of its task. */
export function HelpRequestPage() {
  return (
    <ShowBase<HelpRequest> resource="help-requests" queryOptions={{ meta: whole, onError: stayHere }}>
      <Question />
    </ShowBase>
  );
}

/** A question that can't be fetched says so here, with a way to try again. */
const stayHere = () => undefined;
const back = { to: '/help-requests', label: 'help-request.page.back' };

function Question() {
  const translate = useTranslate();
  const { record: question, error, refetch } = useShowContext<HelpRequest>();
  if (question === undefined) {
    return (
      <Page title={translate('help-request.page.title')} back={back}>
        {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      </Page>
    );
  }
  return (
    <Page
      title={`${translate('help-request.page.title')} · ${question.reference}`}
      aside={
        <Stack direction="row" spacing={1.5} sx={{ alignItems: 'center' }}>
          <StateTag question={question} />
          {question.openTaskId && (
            <Button component={Link} to={`/tasks/${question.openTaskId}/show`} variant="outlined" size="small">
              {translate('help-request.page.toTask')}
            </Button>
          )}
        </Stack>
      }
      back={back}
    >
      <QuestionDetails question={question} />
    </Page>
  );
}
