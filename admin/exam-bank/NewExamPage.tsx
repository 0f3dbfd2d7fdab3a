import { Button, Card, CardContent, MenuItem, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { HttpError, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import type { BankExam, NewExam } from '../../api/exam-bank/contract.ts';
import { Page } from '../page/Page.tsx';
import { useAction } from '../page/use-action.ts';
import { draftPath, examsPath } from './addresses.ts';
import { StudyFieldChoice } from './StudyFieldChoice.tsx';

const kinds = ['reading', 'listening', 'theory'] as const;
const isCode = (code: string) => /^[A-Z0-9]+(-[A-Z0-9]+)*$/.test(code);

/** Begins an exam: its code, kind and title; what it holds is made in the editor that follows. */
export function NewExamPage() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [exam, setExam] = useState<NewExam>({ code: '', kind: 'reading', title: '', studyFieldIds: [] });
  const [tried, setTried] = useState(false);
  const { run, isPending, error } = useAction<NewExam, BankExam>((given, backOffice) => backOffice.createExam(given), {
    done: 'exam-bank.admin.new.done',
    touches: ['exam-bank'],
    whenDone: ({ id, versions }) => void navigate(draftPath(id, versions[0]?.id ?? '')),
  });
  const isTaken = error instanceof HttpError && error.status === 409;
  const codeFault = !isCode(exam.code) ? 'codeFault' : isTaken ? 'codeTaken' : null;
  const titleMissing = exam.title.trim() === '';

  return (
    <Page title={translate('exam-bank.admin.new.title')} back={{ to: examsPath, label: 'exam-bank.admin.title' }}>
      <Card sx={{ maxWidth: 760 }}>
        <CardContent>
          <Stack
            component="form"
            noValidate
            spacing={2.5}
            onSubmit={(event) => {
              event.preventDefault();
              setTried(true);
              if (isCode(exam.code) && !titleMissing) run({ ...exam, title: exam.title.trim() });
            }}
          >
            <TextField
              label={translate('exam-bank.admin.column.code')}
              required
              value={exam.code}
              onChange={({ target }) => setExam({ ...exam, code: target.value.toUpperCase().replace(/\s+/g, '-') })}
              error={tried && codeFault !== null}
              helperText={translate(`exam-bank.admin.new.${(tried && codeFault) || 'codeHelp'}`)}
              sx={{ maxWidth: { sm: 300 } }}
              slotProps={{ htmlInput: { maxLength: 40, autoComplete: 'off' } }}
            />
            <TextField
              label={translate('exam-bank.admin.column.title')}
              required
              value={exam.title}
              onChange={({ target }) => setExam({ ...exam, title: target.value })}
              error={tried && titleMissing}
              helperText={tried && titleMissing ? translate('exam-bank.admin.new.titleMissing') : ''}
              slotProps={{ htmlInput: { maxLength: 200, autoComplete: 'off' } }}
            />
            <TextField
              select
              label={translate('exam-bank.admin.column.kind')}
              value={exam.kind}
              onChange={({ target }) =>
                setExam({ ...exam, kind: kinds.find((kind) => kind === target.value) ?? 'theory' })
              }
              sx={{ maxWidth: { sm: 300 } }}
            >
              {kinds.map((kind) => (
                <MenuItem key={kind} value={kind}>
                  {translate(`scheduling.admin.kind.${kind}`)}
                </MenuItem>
              ))}
            </TextField>
            <StudyFieldChoice
              chosen={exam.studyFieldIds}
              onChange={(studyFieldIds) => setExam({ ...exam, studyFieldIds })}
            />
            <Button
              type="submit"
              variant="contained"
              loading={isPending}
              loadingPosition="start"
              sx={{ alignSelf: 'start' }}
            >
              {translate('exam-bank.admin.new.create')}
            </Button>
          </Stack>
        </CardContent>
      </Card>
    </Page>
  );
}
