import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { BackOffice } from '../data-provider.ts';

type ExamNameFieldProps = {
  id: string;
  value: string;
  fault: string | undefined;
  onChange: (name: string) => void;
};

/** Which exam: chosen from those that the school's candidates made, or written as the school calls it. */
export function ExamNameField({ id, value, fault, onChange }: ExamNameFieldProps) {
  const translate = useTranslate();
  const backOffice = useDataProvider<BackOffice>();
  const { data } = useQuery({ queryKey: ['inspection-exams'], queryFn: () => backOffice.inspectionExams() });
  const names = (data?.data ?? []).map(({ code, title }) => `${code} · ${title}`);
  return (
    <Autocomplete
      id={id}
      freeSolo
      options={names}
      inputValue={value}
      onInputChange={(_, name) => onChange(name)}
      clearText={translate('ra.action.clear_input_value')}
      renderInput={(params) => (
        <TextField
          {...params}
          label={translate('inspection.admin.request.examName')}
          required
          error={fault !== undefined}
          helperText={fault ?? translate('inspection.admin.request.examHelp')}
        />
      )}
    />
  );
}
