import {
  Button,
  Checkbox,
  FormControl,
  FormControlLabel,
  FormGroup,
  FormHelperText,
  FormLabel,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type SubmitEvent } from 'react';
import { HttpError, useTranslate } from 'react-admin';
import type { StudyFieldApplication, StudyFieldOffers } from '../../api/accounts/contract.ts';
import type { Faults } from '../http.ts';
import { useAction } from '../page/use-action.ts';
import { useFaults } from '../page/use-faults.ts';

type School = StudyFieldOffers['schools'][number];

/** Which study fields, and who signs for them. */
export function StudyFieldForm({ school }: { school: School }) {
  const translate = useTranslate();
  const [chosen, setChosen] = useState<string[]>([]);
  const [manager, setManager] = useState({ managerName: '', managerEmail: '' });
  const { faults, mend, show, showAnswer, told, form } = useFaults();
  const { send, isPending } = useApplication(showAnswer);

  const field = (name: keyof typeof manager, help = '') => ({
    id: `more-fields-${name}`,
    label: translate(`accounts.moreFields.${name}`),
    required: true,
    value: manager[name],
    onChange: ({ target }: { target: { value: string } }) => {
      setManager({ ...manager, [name]: target.value });
      mend(name);
    },
    ...told(name, help),
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const found: Faults = {
      ...(chosen.length === 0 ? { studyFieldIds: translate('accounts.moreFields.fieldsMissing') } : {}),
      ...(manager.managerName.trim() === '' ? { managerName: translate('accounts.own.missing') } : {}),
      ...(manager.managerEmail.trim() === '' ? { managerEmail: translate('accounts.own.missing') } : {}),
    };
    if (!show(found)) send({ schoolId: school.id, studyFieldIds: chosen, ...manager });
  }

  return (
    <form ref={form} noValidate onSubmit={submit}>
      <Stack spacing={2.5}>
        <FormControl component="fieldset" error={faults['studyFieldIds'] !== undefined}>
          <FormLabel component="legend">{translate('accounts.moreFields.fields')}</FormLabel>
          {faults['studyFieldIds'] && <FormHelperText>{faults['studyFieldIds']}</FormHelperText>}
          <FieldBoxes
            studyFields={school.studyFields}
            chosen={chosen}
            isFaulty={faults['studyFieldIds'] !== undefined}
            onChange={(ids) => {
              setChosen(ids);
              mend('studyFieldIds');
            }}
          />
        </FormControl>
        <TextField {...field('managerName')} slotProps={{ htmlInput: { maxLength: 200, autoComplete: 'off' } }} />
        <TextField
          {...field('managerEmail', translate('accounts.moreFields.managerHelp'))}
          type="email"
          slotProps={{ htmlInput: { maxLength: 300, autoComplete: 'off' } }}
        />
        <Button
          type="submit"
          variant="contained"
          loading={isPending}
          loadingPosition="start"
          sx={{ alignSelf: 'start' }}
        >
          {translate('accounts.moreFields.send')}
        </Button>
      </Stack>
    </form>
  );
}

type FieldBoxesProps = {
  studyFields: School['studyFields'];
  chosen: string[];
  isFaulty: boolean;
  onChange: (ids: string[]) => void;
};

/** To tick, under the names of their groups. */
function FieldBoxes({ studyFields, chosen, isFaulty, onChange }: FieldBoxesProps) {
  const groups = Object.entries(Object.groupBy(studyFields, ({ group }) => group));
  return groups.map(([group, fields = []]) => (
    <FormGroup key={group} sx={{ mt: 1 }}>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {group}
      </Typography>
      {fields.map(({ id, name }) => (
        <FormControlLabel
          key={id}
          label={name}
          control={
            <Checkbox
              checked={chosen.includes(id)}
              slotProps={{ input: { 'aria-invalid': isFaulty } }}
              onChange={(_, ticked) => onChange(ticked ? [...chosen, id] : chosen.filter((one) => one !== id))}
            />
          }
        />
      ))}
    </FormGroup>
  ));
}

/** Sends the form; its id is kept until there is an answer, so that a second try is the same application. */
function useApplication(showAnswer: (error: unknown) => void) {
  const queryClient = useQueryClient();
  const id = useRef<string>(undefined);
  const { run, isPending } = useAction<Omit<StudyFieldApplication, 'id'>, unknown>(
    (given, backOffice) => {
      id.current ??= crypto.randomUUID();
      return backOffice.applyForStudyFields({ id: id.current, ...given });
    },
    {
      done: 'accounts.moreFields.received',
      touches: ['study-field-applications'],
      whenDone: () => {
        id.current = undefined;
        void queryClient.invalidateQueries({ queryKey: ['study-field-applications'] });
      },
      whenRefused: (error) => {
        const status = error instanceof HttpError ? error.status : 0;
        if (status > 0 && status < 500) id.current = undefined;
        showAnswer(error);
      },
    },
  );
  return { send: run, isPending };
}
