import { Autocomplete, Box, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { SchedulableExam } from '../../../api/exam-bank/contract.ts';
import { CouldNotLoad } from '../../page/CouldNotLoad.tsx';
import { useExams, type ExamsFor } from './use-exams.ts';

export type ChosenExam = Pick<SchedulableExam, 'id' | 'code' | 'title' | 'kind' | 'durationMinutes'>;

type ExamFieldProps = {
  id: string;
  for: ExamsFor | undefined;
  examId: string;
  /** The one that was chosen before, also where it can't be chosen any more. */
  before?: ChosenExam | undefined;
  fault: string | undefined;
  onChoose: (exam: ChosenExam | null) => void;
};

/** The exams that may be scheduled there, to choose one by code, title or kind; its duration is said beside it. */
export function ExamField({ id, for: place, examId, before, fault, onChoose }: ExamFieldProps) {
  const translate = useTranslate();
  const { exams: choosable, error, isPending, refetch } = useExams(place);
  const isChoosable = before === undefined || isPending || choosable.some((exam) => exam.id === before.id);
  const exams: ChosenExam[] = isChoosable ? choosable : [before, ...choosable];
  const chosen = exams.find((exam) => exam.id === examId) ?? null;
  const about = ({ kind, durationMinutes }: ChosenExam) =>
    translate('scheduling.admin.form.examAbout', {
      kind: translate(`scheduling.admin.kind.${kind}`),
      smart_count: durationMinutes,
    });
  if (error) return <CouldNotLoad error={error} retry={() => void refetch()} />;
  const isNone = !isPending && place !== undefined && exams.length === 0;
  const help = chosen
    ? about(chosen)
    : translate(isNone ? 'scheduling.admin.form.noExams' : 'scheduling.admin.form.examHelp');
  return (
    <Autocomplete
      id={id}
      options={exams}
      value={chosen}
      loading={isPending && place !== undefined}
      disabled={place === undefined}
      onChange={(_, exam) => onChoose(exam)}
      getOptionLabel={({ code, title }) => `${code} · ${title}`}
      getOptionKey={(exam) => exam.id}
      isOptionEqualToValue={(option, value) => option.id === value.id}
      noOptionsText={translate('scheduling.admin.form.noExamFound')}
      loadingText={translate('ra.page.loading')}
      openText={translate('scheduling.admin.form.openExams')}
      closeText={translate('ra.action.close')}
      clearText={translate('ra.action.clear_input_value')}
      renderOption={({ key, ...props }, exam) => (
        <Box component="li" key={key} {...props}>
          <Box>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {exam.code} · {exam.title}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {about(exam)}
            </Typography>
          </Box>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={translate('scheduling.admin.form.exam')}
          required
          error={fault !== undefined}
          helperText={fault === undefined ? help : translate(fault)}
        />
      )}
    />
  );
}
