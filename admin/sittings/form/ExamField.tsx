import { useTranslate } from 'react-admin';
import type { SchedulableExam } from '../../../api/exam-bank/contract.ts';
import { ChoiceField } from '../../page/ChoiceField.tsx';
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
    <ChoiceField
      id={id}
      label={translate('scheduling.admin.form.exam')}
      required
      options={exams}
      chosen={chosen}
      name={({ code, title }) => `${code} · ${title}`}
      about={about}
      loading={isPending && place !== undefined}
      disabled={place === undefined}
      noneFound={translate('scheduling.admin.form.noExamFound')}
      open={translate('scheduling.admin.form.openExams')}
      fault={fault && translate(fault)}
      help={help}
      onChoose={onChoose}
    />
  );
}
