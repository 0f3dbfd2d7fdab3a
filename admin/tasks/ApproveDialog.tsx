import {
  FormControl,
  FormControlLabel,
  FormHelperText,
  FormLabel,
  Radio,
  RadioGroup,
  Stack,
  TextField,
} from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { managerVerifications, type ManagerVerificationMethod } from '../../api/tasks/approval-contract.ts';
import type { Task } from '../../api/tasks/contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { useDecisionBy } from './use-decision.ts';

type Approval = { how: ManagerVerificationMethod; note?: string };

/** Asks how the reviewer made sure that the manager is the manager; without an answer nothing is approved. */
export function ApproveDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const translate = useTranslate();
  const [how, setHow] = useState<ManagerVerificationMethod | null>(null);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const { decide, isPending } = useDecisionBy<Approval>(
    task,
    (backOffice, approval) => backOffice.approveApplication(task.id, approval),
    onClose,
  );

  function approve() {
    setAsked(true);
    if (how) decide({ how, ...(note.trim() === '' ? {} : { note: note.trim() }) });
  }

  return (
    <ConfirmDialog
      title={translate('evidence.approve.title', { reference: task.reference })}
      text={translate('evidence.approve.text')}
      label={translate('evidence.approve.confirm')}
      busy={isPending}
      onConfirm={approve}
      onClose={onClose}
    >
      <Stack spacing={2.5}>
        <HowChoice how={how} missing={asked && how === null} onChange={setHow} />
        <TextField
          label={translate('evidence.approve.note')}
          helperText={translate('evidence.approve.noteHelp')}
          multiline
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 1000 } }}
        />
      </Stack>
    </ConfirmDialog>
  );
}

type HowChoiceProps = {
  how: ManagerVerificationMethod | null;
  missing: boolean;
  onChange: (how: ManagerVerificationMethod) => void;
};

function HowChoice({ how, missing, onChange }: HowChoiceProps) {
  const translate = useTranslate();
  const id = useId();
  return (
    <FormControl required error={missing}>
      <FormLabel id={id}>{translate('evidence.approve.how')}</FormLabel>
      <RadioGroup
        aria-labelledby={id}
        value={how ?? ''}
        onChange={(_event, value) => onChange(value as ManagerVerificationMethod)}
      >
        {managerVerifications.map((method) => (
          <FormControlLabel
            key={method}
            value={method}
            control={<Radio />}
            label={translate(`evidence.verification.${method}`)}
          />
        ))}
      </RadioGroup>
      {missing && <FormHelperText role="alert">{translate('evidence.approve.howMissing')}</FormHelperText>}
    </FormControl>
  );
}
