import { Alert, Button, Link, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type SubmitEvent } from 'react';
import { HttpError, useDataProvider, useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router';
import type { ApplicationChoices, PaperAnswer } from '../../../api/account-application/paper-contract.ts';
import type { BackOffice } from '../../data-provider.ts';
import { CouldNotLoad } from '../../page/CouldNotLoad.tsx';
import { Page } from '../../page/Page.tsx';
import { useAction } from '../../page/use-action.ts';
import { ApplicantSection, ManagerSection, ScansSection, SchoolSection, StudyFieldsSection } from './PaperSections.tsx';
import { usePaperFields } from './use-paper-fields.ts';

const back = { to: '/account-applications', label: 'application.back' };

/** The helpdesk enters an application that came in on paper, from its scans. Source: "Aanvragen account". */
export function PaperApplicationPage() {
  const translate = useTranslate();
  const backOffice = useDataProvider<BackOffice>();
  const { data, error, refetch } = useQuery({
    queryKey: ['account-application-choices'],
    queryFn: () => backOffice.applicationChoices(),
  });
  return (
    <Page title={translate('evidence.paper.title')} back={back}>
      <Typography sx={{ maxWidth: 760 }}>{translate('evidence.paper.intro')}</Typography>
      {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      {data && <PaperForm choices={data} />}
    </Page>
  );
}

function PaperForm({ choices }: { choices: ApplicationChoices }) {
  const translate = useTranslate();
  const { form, ...fields } = usePaperFields('paper');
  const [studyFieldIds, setStudyFieldIds] = useState<string[]>([]);
  const { send, isPending, open } = useEntering(fields.showAnswer);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    send((submissionId) => fields.asForm({ submissionId }, { studyFieldIds }));
  }

  return (
    <form noValidate onSubmit={submit}>
      <Stack ref={form} spacing={2.5} sx={{ maxWidth: 760 }}>
        <ApplicantSection fields={fields} />
        <SchoolSection fields={fields} schools={choices.schools} />
        <StudyFieldsSection
          fields={fields}
          groups={choices.studyFieldGroups}
          chosen={studyFieldIds}
          onChange={setStudyFieldIds}
        />
        <ManagerSection fields={fields} />
        <ScansSection fields={fields} />
        <Stack role="status" spacing={1}>
          {open && <AlreadyOpen answer={open} />}
          {Object.keys(fields.faults).length > 0 && (
            <Alert severity="error">{translate('evidence.paper.faults')}</Alert>
          )}
        </Stack>
        <Button
          type="submit"
          variant="contained"
          loading={isPending}
          loadingPosition="start"
          sx={{ alignSelf: 'start' }}
        >
          {translate('evidence.paper.send')}
        </Button>
      </Stack>
    </form>
  );
}

function AlreadyOpen({ answer: { id, reference } }: { answer: PaperAnswer }) {
  const translate = useTranslate();
  return (
    <Alert severity="info">
      {translate('evidence.paper.alreadyOpen', { reference })}{' '}
      <Link component={RouterLink} to={`/account-applications/${id}/show`}>
        {translate('evidence.paper.toOpen', { reference })}
      </Link>
    </Alert>
  );
}

/** Sends the form; its id is kept until there is an answer, so that a second try is the same application. */
function useEntering(showAnswer: (error: unknown) => boolean) {
  const navigate = useNavigate();
  const submissionId = useRef<string>(undefined);
  const [open, setOpen] = useState<PaperAnswer | null>(null);
  const { run, isPending } = useAction<FormData, PaperAnswer>(
    async (form, backOffice) => {
      const answer = await backOffice.enterPaperApplication(form);
      if (answer.kind === 'already-open') throw new OpenAlready(answer);
      return answer;
    },
    {
      done: 'evidence.paper.received',
      touches: ['account-applications', 'tasks'],
      whenDone: ({ id }) => void navigate(`/account-applications/${id}/show`),
      whenRefused: (error) => {
        if (error instanceof OpenAlready) setOpen(error.answer);
        showAnswer(error);
        if (error instanceof HttpError && error.status > 0 && error.status < 500) submissionId.current = undefined;
      },
    },
  );

  function send(formOf: (submissionId: string) => FormData) {
    setOpen(null);
    submissionId.current ??= crypto.randomUUID();
    run(formOf(submissionId.current));
  }
  return { send, isPending, open };
}

/** Nothing was entered: an application under this address is open. */
class OpenAlready extends Error {
  override name = 'OpenAlready';
  readonly answer: PaperAnswer;
  constructor(answer: PaperAnswer) {
    super('evidence.paper.notEntered');
    this.answer = answer;
  }
}
