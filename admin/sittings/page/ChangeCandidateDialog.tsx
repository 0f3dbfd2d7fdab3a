import { Box, TextField } from '@mui/material';
import { useState } from 'react';
import { HttpError, useTranslate } from 'react-admin';
import type { Candidate, CandidateChange, Sitting } from '../../../api/scheduling/contract.ts';
import {
  emptyRow,
  entryOf,
  faultsOf,
  fields,
  longest,
  type CandidateRow,
  type RowFaults,
} from '../candidates/candidate-rows.ts';
import { useSittingAction } from '../use-sitting-action.ts';
import { fullName } from './candidate-name.ts';
import { ConfirmDialog } from '../../page/ConfirmDialog.tsx';

type DialogProps = { sitting: Sitting; candidate: Candidate; onClose: () => void };

/** Mends what was typed about a candidate. The date of birth is not shown; it is typed only to change it. */
export function ChangeCandidateDialog({ sitting, candidate, onClose }: DialogProps) {
  const translate = useTranslate();
  const [row, setRow] = useState<CandidateRow>(() => rowOf(candidate));
  const [asked, setAsked] = useState(false);
  const { run, isPending, error } = useSittingAction<CandidateChange>(
    (change, backOffice) => backOffice.changeCandidate(sitting, candidate.id, change),
    { done: 'scheduling.admin.done.candidateChanged', whenDone: onClose },
  );
  const own = asked ? faultsOfChange(row) : {};
  const told = (error instanceof HttpError ? (error.body?.errors as RowFaults | undefined) : undefined) ?? {};
  const faultOf = (field: (typeof fields)[number]) =>
    own[field] !== undefined ? translate(`scheduling.admin.grid.fault.${own[field]}`) : told[field];

  function save() {
    setAsked(true);
    if (Object.keys(faultsOfChange(row)).length > 0) return;
    const { dateOfBirth, ...others } = entryOf(row);
    run(dateOfBirth === '' ? others : { ...others, dateOfBirth });
  }

  return (
    <ConfirmDialog
      title={translate('scheduling.admin.changeCandidate.title', { name: fullName(candidate) })}
      text={translate('scheduling.admin.changeCandidate.text')}
      label={translate('ra.action.save')}
      busy={isPending}
      onClose={onClose}
      onConfirm={save}
    >
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 1fr' } }}>
        {fields.map((field) => (
          <TextField
            key={field}
            label={translate(`scheduling.admin.grid.column.${field}`)}
            required={field !== 'infix' && field !== 'extraMinutes' && field !== 'dateOfBirth'}
            value={row[field]}
            onChange={({ target }) => setRow({ ...row, [field]: target.value })}
            error={faultOf(field) !== undefined}
            helperText={
              faultOf(field) ?? (field === 'dateOfBirth' ? translate('scheduling.admin.changeCandidate.keepDay') : '')
            }
            slotProps={{
              htmlInput: { maxLength: longest[field], autoComplete: 'off', spellCheck: false },
              inputLabel: { shrink: true },
            }}
            {...(field === 'dateOfBirth' && { placeholder: candidate.dateOfBirth })}
          />
        ))}
      </Box>
    </ConfirmDialog>
  );
}

const rowOf = ({ studentNumber, givenName, infix, familyName, extraMinutes }: Candidate): CandidateRow => ({
  ...emptyRow(),
  ...{ studentNumber, givenName, infix, familyName },
  extraMinutes: extraMinutes === 0 ? '' : String(extraMinutes),
});

/** As for a new candidate, but for the date of birth: without one, the known one stays. */
function faultsOfChange(row: CandidateRow): RowFaults {
  const { dateOfBirth, ...others } = faultsOf(row);
  return dateOfBirth === undefined || row.dateOfBirth.trim() === '' ? others : { ...others, dateOfBirth };
}
