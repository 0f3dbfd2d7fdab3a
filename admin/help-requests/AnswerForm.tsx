import { Alert, Button, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { HelpRequest } from '../../api/help-request/contract.ts';
import { DismissQuestion } from './DismissQuestion.tsx';
import { useQuestionDecision } from './use-question-decision.ts';

const longest = 10_000;

/** Where the helpdesk writes back, or says that no answer is needed. */
export function AnswerForm({ question }: { question: HelpRequest }) {
  const translate = useTranslate();
  const [body, setBody] = useState('');
  const [asked, setAsked] = useState(false);
  const { decide, isPending } = useQuestionDecision(question, () => {
    setBody('');
    setAsked(false);
  });
  const missing = asked && body.trim() === '';
  if (question.email === '') {
    return (
      <Stack spacing={1.5}>
        <Alert severity="info" role="note">
          {translate('help-request.answer.noAddress')}
        </Alert>
        <DismissQuestion question={question} />
      </Stack>
    );
  }
  return (
    <Stack
      component="form"
      noValidate
      spacing={1.5}
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (body.trim() !== '') decide(body.trim());
      }}
    >
      <TextField
        label={translate('help-request.answer.label')}
        required
        multiline
        minRows={7}
        maxRows={20}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        error={missing}
        helperText={
          missing
            ? translate('help-request.answer.missing')
            : translate('help-request.answer.help', { email: question.email })
        }
        slotProps={{ htmlInput: { maxLength: longest }, formHelperText: { sx: { overflowWrap: 'anywhere' } } }}
      />
      <Button type="submit" variant="contained" loading={isPending} loadingPosition="start">
        {translate('help-request.answer.send')}
      </Button>
      <DismissQuestion question={question} />
    </Stack>
  );
}
