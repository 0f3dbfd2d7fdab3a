import { Alert, Box, TextField } from '@mui/material';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
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
import { useCheckedSave } from '../form/use-checked-save.ts';
import { WarningsDialog } from '../form/WarningsDialog.tsx';
import { fullName } from './candidate-name.ts';
import { ConfirmDialog } from '../../page/ConfirmDialog.tsx';

type DialogProps = { sitting: Sitting; candidate: Candidate; onClose: () => void };

/** Mends what was typed about a candidate. The date of birth is not shown; it is typed only to change it. */
export function ChangeCandidateDialog({ sitting, candidate, onClose }: DialogProps) {
  const translate = useTranslate();
  const [row, setRow] = useState<CandidateRow>(() => rowOf(candidate));
  const [asked, setAsked] = useState(false);
  const [told, setTold] = useState<RowFaults>({});
  const notify = useNotify();
  const saving = useCheckedSave<CandidateChange>({
    check: (change, backOffice) => backOffice.checkCandidate(sitting, candidate.id, change),
    save: (confirmedWarnings, backOffice) =>
      backOffice.changeCandidate(sitting, candidate.id, { ...changeIn(row), confirmedWarnings }),
    onSaved: ({ reference }) => {
      notify('scheduling.admin.done.candidateChanged', { type: 'success', messageArgs: { reference } });
      onClose();
    },
    onFaults: setTold,
  });
  const own = asked ? faultsOfChange(row) : {};
  const faultOf = (field: (typeof fields)[number]) =>
    own[field] !== undefined ? translate(`scheduling.admin.grid.fault.${own[field]}`) : told[field];

  function save() {
    setAsked(true);
    setTold({});
    if (Object.keys(faultsOfChange(row)).length === 0) saving.start(changeIn(row));
  }

  return (
    <ConfirmDialog
      title={translate('scheduling.admin.changeCandidate.title', { name: fullName(candidate) })}
      text={translate('scheduling.admin.changeCandidate.text')}
      label={translate('ra.action.save')}
      busy={saving.isPending}
      onClose={onClose}
      onConfirm={save}
    >
      {saving.trouble !== undefined && (
        <Alert severity="warning" role="alert" sx={{ mb: 2 }}>
          {translate(saving.trouble)}
        </Alert>
      )}
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
      {saving.warnings.length > 0 && (
        <WarningsDialog
          warnings={saving.warnings}
          goOnLabel="scheduling.admin.saveAnyway"
          busy={saving.isPending}
          onGoOn={() => saving.goOn(changeIn(row))}
          onBack={saving.back}
        />
      )}
    </ConfirmDialog>
  );
}

function changeIn(row: CandidateRow): CandidateChange {
  const { dateOfBirth, ...others } = entryOf(row);
  return dateOfBirth === '' ? others : { ...others, dateOfBirth };
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
