import { Box, FormControlLabel, Radio, RadioGroup, TextField, Typography } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import type { SchedulingSchool } from '../../../api/scheduling/contract.ts';
import { Section } from '../../page/Section.tsx';
import type { SittingFields } from './draft.ts';
import { ExamField, type ChosenExam } from './ExamField.tsx';
import type { FieldFaults, FieldName } from './sitting-entry.ts';
import type { ExamsFor } from './use-exams.ts';

export const fieldId = (name: FieldName): string => `sitting-${name}`;

type FieldsProps = {
  values: SittingFields;
  faults: FieldFaults;
  change: (changes: Partial<SittingFields>) => void;
  /** To choose from; empty where there is no choice. */
  schools: SchedulingSchool[];
  /** Whether one schedules for someone else, as the helpdesk does. */
  forOthers: boolean;
  examsFor: ExamsFor | undefined;
  examBefore?: ChosenExam;
};

/** Which exam, when and where. */
export function SittingFieldsForm({ values, faults, change, schools, forOthers, examsFor, examBefore }: FieldsProps) {
  const translate = useTranslate();
  const holders = schools.find(({ id }) => id === values.schoolId)?.holders ?? [];
  const field = (name: FieldName) => ({ name, value: values[name], fault: faults[name], change });
  return (
    <>
      <Section title={translate('scheduling.admin.form.whichExam')}>
        <Box sx={{ display: 'grid', gap: 2.5, maxWidth: 640 }}>
          {schools.length > 0 && (
            <Choice
              {...field('schoolId')}
              options={schools.map(({ id, name }) => ({ id, name }))}
              change={(chosen) => change({ ...chosen, ownerId: '', examId: '' })}
            />
          )}
          {forOthers && (
            <Choice
              {...field('ownerId')}
              options={holders.map(({ id, name, location }) => ({ id, name: `${name}, ${location}` }))}
              change={(chosen) => change({ ...chosen, examId: '' })}
            />
          )}
          <ExamField
            id={fieldId('examId')}
            for={examsFor}
            examId={values.examId}
            before={examBefore}
            fault={faults.examId}
            onChoose={(exam) => change({ examId: exam?.id ?? '' })}
          />
        </Box>
      </Section>
      <Section title={translate('scheduling.admin.form.whenAndWhere')}>
        <Box sx={{ display: 'grid', gap: 2.5, maxWidth: 640 }}>
          <SpanChoice {...field('span')} />
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr' } }}>
            <Field {...field('firstDay')} label={values.span === 'moment' ? 'day' : 'firstDay'} type="date" />
            {values.span === 'period' && <Field {...field('lastDay')} label="lastDay" type="date" />}
          </Box>
          <Box>
            <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: '1fr 1fr' }}>
              <Field {...field('from')} label="from" type="time" />
              <Field {...field('until')} label="until" type="time" />
            </Box>
            <Typography variant="body2" color="textSecondary" sx={{ mt: 0.75 }}>
              {translate(`scheduling.admin.form.hoursHelp.${values.span}`)}
            </Typography>
          </Box>
          <Field {...field('location')} label="location" type="text" help="locationHelp" />
        </Box>
      </Section>
    </>
  );
}

type OneField = {
  name: FieldName;
  value: string;
  fault: string | undefined;
  change: (changes: Partial<SittingFields>) => void;
};

function Field({
  name,
  value,
  fault,
  change,
  label,
  type,
  help,
}: OneField & { label: string; type: 'date' | 'time' | 'text'; help?: string }) {
  const translate = useTranslate();
  return (
    <TextField
      id={fieldId(name)}
      type={type}
      required
      label={translate(`scheduling.admin.form.${label}`)}
      value={value}
      onChange={({ target }) => change({ [name]: target.value })}
      error={fault !== undefined}
      helperText={fault !== undefined ? translate(fault) : help && translate(`scheduling.admin.form.${help}`)}
      slotProps={{
        htmlInput: {
          autoComplete: 'off',
          ...(type === 'text' ? { maxLength: 200 } : {}),
          ...(type === 'date' && { max: '2099-12-31' }),
        },
        inputLabel: { shrink: true },
      }}
    />
  );
}

function Choice({ name, value, fault, change, options }: OneField & { options: { id: string; name: string }[] }) {
  const translate = useTranslate();
  return (
    <TextField
      id={fieldId(name)}
      select
      required
      label={translate(`scheduling.admin.form.${name}`)}
      value={value}
      onChange={({ target }) => change({ [name]: target.value })}
      error={fault !== undefined}
      helperText={fault !== undefined && translate(fault)}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      <option value="">{translate('scheduling.admin.form.choose')}</option>
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.name}
        </option>
      ))}
    </TextField>
  );
}

function SpanChoice({ name, value, change }: OneField) {
  const translate = useTranslate();
  const label = useId();
  return (
    <div>
      <Typography variant="h3" component="p" id={label}>
        {translate('scheduling.admin.form.span')}
      </Typography>
      <RadioGroup
        aria-labelledby={label}
        id={fieldId(name)}
        value={value}
        onChange={(_, chosen) => change({ span: chosen as SittingFields['span'] })}
      >
        {(['moment', 'period'] as const).map((span) => (
          <FormControlLabel
            key={span}
            value={span}
            control={<Radio />}
            label={translate(`scheduling.admin.form.spans.${span}`)}
          />
        ))}
      </RadioGroup>
    </div>
  );
}
