import { Alert, Button, Card, CardContent, Link, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type SubmitEvent } from 'react';
import { HttpError, useDataProvider, useNotify, useTranslate } from 'react-admin';
import { Link as RouterLink, useNavigate } from 'react-router';
import type { InspectionAnswer } from '../../api/inspection/contract.ts';
import { useMe } from '../access/use-me.ts';
import type { BackOffice } from '../data-provider.ts';
import type { Faults } from '../http.ts';
import { Page } from '../page/Page.tsx';
import { dutchDay, isoDay } from '../page/typed-day.ts';
import { useFaults } from '../page/use-faults.ts';
import { ExamNameField } from './ExamNameField.tsx';
import { inspectionPath } from './inspection-path.ts';
import { useKnownBefore } from './use-known-before.ts';

const back = { to: '/inspections', label: 'inspection.admin.title' };

type Fields = { studentName: string; dateOfBirth: string; examName: string; examDate: string; schoolId: string };
const required = ['studentName', 'dateOfBirth', 'examName', 'examDate'] as const;

/** The form by which a school asks for inspection. Source: "Vermeld daarin de naam van de student met geboortedatum, …" */
export function InspectionRequestPage() {
  const translate = useTranslate();
  const me = useMe();
  const known = useKnownBefore();
  return (
    <Page title={translate('inspection.admin.request.title')} back={back}>
      <Typography sx={{ maxWidth: 760 }}>{translate('inspection.admin.request.intro')}</Typography>
      {me && known !== undefined && <RequestForm schools={me.schools} known={known} />}
    </Page>
  );
}

function RequestForm({ schools, known }: { schools: { id: string; name: string }[]; known: Partial<Fields> }) {
  const translate = useTranslate();
  const [fields, setFields] = useState<Fields>({
    ...{ studentName: '', dateOfBirth: '', examName: '', examDate: '', schoolId: '' },
    ...known,
  });
  const { faults, mend, show, showAnswer, told: fault, form } = useFaults();
  const { send, isPending, told } = useRequest(showAnswer);

  const set = (name: keyof Fields) => (value: string) => {
    setFields({ ...fields, [name]: value });
    mend(name);
  };
  const field = (name: keyof Fields) => ({
    label: translate(`inspection.admin.request.${name}`),
    value: fields[name],
    onChange: (event: { target: { value: string } }) => set(name)(event.target.value),
    required: true,
    ...fault(name),
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const names = [...required, ...(schools.length > 1 ? (['schoolId'] as const) : [])];
    const missing = names.filter((name) => fields[name].trim() === '');
    const found = missing.map((name) => [name, translate(`inspection.admin.request.missing.${name}`)]);
    const dateOfBirth = isoDay(fields.dateOfBirth);
    const notADay = dateOfBirth ? {} : { dateOfBirth: translate('scheduling.admin.grid.fault.notADay') };
    const shown = show({ ...notADay, ...(Object.fromEntries(found) as Faults) });
    if (!shown && dateOfBirth) send({ ...fields, dateOfBirth });
  }

  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Amsterdam' }).format(new Date());
  return (
    <Card sx={{ maxWidth: 760 }}>
      <CardContent>
        <form ref={form} noValidate onSubmit={submit}>
          <Stack spacing={2.5}>
            {schools.length > 1 && (
              <TextField select id="inspection-schoolId" {...field('schoolId')}>
                {schools.map(({ id, name }) => (
                  <MenuItem key={id} value={id}>
                    {name}
                  </MenuItem>
                ))}
              </TextField>
            )}
            <TextField
              id="inspection-studentName"
              {...field('studentName')}
              slotProps={{ htmlInput: { maxLength: 200, autoComplete: 'off' } }}
            />
            <TextField
              id="inspection-dateOfBirth"
              {...field('dateOfBirth')}
              placeholder={translate('scheduling.admin.grid.dayShape')}
              onBlur={({ target }) => setFields({ ...fields, dateOfBirth: dutchDay(target.value) })}
              slotProps={{
                inputLabel: { shrink: true },
                htmlInput: { maxLength: 10, inputMode: 'numeric', autoComplete: 'off' },
              }}
              sx={{ maxWidth: { sm: 260 } }}
            />
            <ExamNameField
              id="inspection-examName"
              value={fields.examName}
              fault={faults['examName']}
              onChange={set('examName')}
            />
            <TextField
              id="inspection-examDate"
              type="date"
              {...field('examDate')}
              helperText={faults['examDate'] ?? translate('inspection.admin.request.examDateHelp')}
              slotProps={{ inputLabel: { shrink: true }, htmlInput: { max: today } }}
              sx={{ maxWidth: { sm: 260 } }}
            />
            <div role="status">{told && <Told answer={told} />}</div>
            <Button
              type="submit"
              variant="contained"
              loading={isPending}
              loadingPosition="start"
              sx={{ alignSelf: 'start' }}
            >
              {translate('inspection.admin.request.send')}
            </Button>
          </Stack>
        </form>
      </CardContent>
    </Card>
  );
}

/** Why nothing was taken in, kindly, with the rule or with the request that runs already. */
function Told({ answer }: { answer: Exclude<InspectionAnswer, { kind: 'received' }> }) {
  const translate = useTranslate();
  return (
    <Alert severity={answer.kind === 'refused' ? 'warning' : 'info'}>
      {answer.text}{' '}
      {answer.kind === 'already-open' && (
        <Link component={RouterLink} to={inspectionPath(answer.inspection.id)}>
          {translate('inspection.admin.request.toOpen')}
        </Link>
      )}
    </Alert>
  );
}

/** Sends the form; its id is kept until there is an answer, so that a second try is the same request. */
function useRequest(showAnswer: (error: unknown) => void) {
  const backOffice = useDataProvider<BackOffice>();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const id = useRef<string>(undefined);
  const underWay = useRef(false);
  const [told, setTold] = useState<Exclude<InspectionAnswer, { kind: 'received' }> | null>(null);

  const { mutate, isPending } = useMutation<InspectionAnswer, Error, Fields>({
    mutationFn: ({ schoolId, ...fields }) => {
      id.current ??= crypto.randomUUID();
      return backOffice.requestInspection({ id: id.current, ...fields, ...(schoolId ? { schoolId } : {}) });
    },
    onSuccess: (answer) => {
      id.current = undefined;
      if (answer.kind !== 'received') {
        setTold(answer);
        return;
      }
      const { reference } = answer.inspection;
      notify('inspection.admin.request.received', { type: 'success', messageArgs: { reference } });
      void navigate(inspectionPath(answer.inspection.id));
    },
    onError: (error) => {
      showAnswer(error);
      if (error instanceof HttpError && error.status > 0 && error.status < 500) id.current = undefined;
      notify(error.message, { type: 'warning', autoHideDuration: 15_000 });
    },
    onSettled: async () => {
      underWay.current = false;
      await queryClient.invalidateQueries({ queryKey: ['inspections'] });
    },
  });

  function send(fields: Fields) {
    // The second press of a double click comes before the button shows that it is busy.
    if (underWay.current) return;
    underWay.current = true;
    setTold(null);
    mutate(fields);
  }

  return { send, isPending, told };
}
