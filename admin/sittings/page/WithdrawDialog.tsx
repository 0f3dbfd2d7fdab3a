import { useTranslate } from 'react-admin';
import type { Candidate, Sitting } from '../../../api/scheduling/contract.ts';
import { useSittingAction } from '../use-sitting-action.ts';
import { fullName } from './candidate-name.ts';
import { ConfirmDialog } from '../../page/ConfirmDialog.tsx';

type DialogProps = { sitting: Sitting; candidate: Candidate; onClose: () => void };

/** Withdraws a candidate, after asking once: the exam number no longer logs in. */
export function WithdrawDialog({ sitting, candidate, onClose }: DialogProps) {
  const translate = useTranslate();
  const { run, isPending } = useSittingAction<string>((id, backOffice) => backOffice.withdrawCandidate(sitting, id), {
    done: 'scheduling.admin.done.withdrawn',
    whenDone: onClose,
  });
  return (
    <ConfirmDialog
      danger
      title={translate('scheduling.admin.withdraw.title', { name: fullName(candidate) })}
      text={translate('scheduling.admin.withdraw.text')}
      label={translate('scheduling.admin.candidate.withdraw')}
      busy={isPending}
      onClose={onClose}
      onConfirm={() => run(candidate.id)}
    />
  );
}
