import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { CardList, CardOf } from '../page/CardList.tsx';
import type { CandidateResultsProps } from './CandidateResultTable.tsx';
import { ExamDay } from './ExamDay.tsx';
import { InspectionLink } from './InspectionLink.tsx';
import { Outcome } from './Outcome.tsx';

/** The candidates on a small screen: one block each. */
export function CandidateResultCards({ sittingId, candidates, available, mayRequest }: CandidateResultsProps) {
  const translate = useTranslate();
  return (
    <CardList>
      {candidates.map((candidate) => (
        <CardOf key={candidate.id} name={candidate.name}>
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
        </CardOf>
      ))}
    </CardList>
  );
}
