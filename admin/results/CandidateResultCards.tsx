import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CandidateResultsProps } from './CandidateResultTable.tsx';
import { ExamDay } from './ExamDay.tsx';
import { InspectionLink } from './InspectionLink.tsx';
import { Outcome } from './Outcome.tsx';

/** The candidates on a small screen: one block each. */
export function CandidateResultCards({ sittingId, candidates, available, mayRequest }: CandidateResultsProps) {
  const translate = useTranslate();
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {candidates.map((candidate) => (
        <Box
          component="li"
          key={candidate.id}
          sx={{
            py: 1.5,
            '& + &': { borderTop: 1, borderColor: 'divider' },
            display: 'grid',
            gap: 0.5,
            justifyItems: 'start',
          }}
        >
          <Typography sx={{ fontWeight: 600 }}>{candidate.name}</Typography>
          <Typography variant="body2" color="textSecondary">
            {candidate.studentNumber}
            {candidate.examDate !== null && ' · '}
            <ExamDay of={candidate} />
          </Typography>
          {candidate.result && (
            <Typography variant="body2">
              {translate('results.admin.candidate.grade')}: <strong>{candidate.result.grade.text}</strong>,{' '}
              {translate('results.admin.candidate.points').toLowerCase()}:{' '}
              {translate('results.admin.points', candidate.result)}
            </Typography>
          )}
          <Outcome of={candidate} />
          {mayRequest && available && <InspectionLink sittingId={sittingId} candidate={candidate} />}
        </Box>
      ))}
    </Box>
  );
}
