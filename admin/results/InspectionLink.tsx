import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { CandidateResult } from '../../api/results/contract.ts';

/** For whom it may be asked: below 5.5 alone. Source: "Inzage achteraf". Ids go along, and nothing about the person. */
export function InspectionLink({ sittingId, candidate }: { sittingId: string; candidate: CandidateResult }) {
  const translate = useTranslate();
  if (!candidate.result || candidate.result.passed) return null;
  return (
    <Button
      component={Link}
      to="/inspections/create"
      state={{ sittingId, registrationId: candidate.id }}
      size="small"
      variant="outlined"
      aria-label={translate('results.admin.requestInspectionOf', { name: candidate.name })}
      sx={{ whiteSpace: 'nowrap' }}
    >
      {translate('results.admin.requestInspection')}
    </Button>
  );
}
