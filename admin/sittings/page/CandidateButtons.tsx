import Edit from '@mui/icons-material/EditOutlined';
import PersonRemove from '@mui/icons-material/PersonRemoveOutlined';
import { IconButton } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Candidate, Sitting } from '../../../api/scheduling/contract.ts';
import { fullName } from './candidate-name.ts';
import { ChangeCandidateDialog } from './ChangeCandidateDialog.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

/** What can be done with one candidate, as long as this one has not started. */
export function CandidateButtons({ sitting, candidate }: { sitting: Sitting; candidate: Candidate }) {
  const translate = useTranslate();
  const [open, setOpen] = useState<'change' | 'withdraw'>();
  const close = () => setOpen(undefined);
  if (candidate.state !== 'not-started') return null;
  const name = fullName(candidate);
  return (
    <>
      <IconButton
        title={translate('scheduling.admin.candidate.change')}
        aria-label={translate('scheduling.admin.candidate.changeOf', { name })}
        onClick={() => setOpen('change')}
      >
        <Edit fontSize="small" />
      </IconButton>
      <IconButton
        title={translate('scheduling.admin.candidate.withdraw')}
        aria-label={translate('scheduling.admin.candidate.withdrawOf', { name })}
        onClick={() => setOpen('withdraw')}
      >
        <PersonRemove fontSize="small" />
      </IconButton>
      {open === 'change' && <ChangeCandidateDialog sitting={sitting} candidate={candidate} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog sitting={sitting} candidate={candidate} onClose={close} />}
    </>
  );
}
