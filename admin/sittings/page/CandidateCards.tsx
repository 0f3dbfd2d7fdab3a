import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { CandidateStateTag } from '../CandidateStateTag.tsx';
import { examNumberInGroups } from '../exam-number.ts';
import { CandidateButtons } from './CandidateButtons.tsx';
import { nameInList } from './candidate-name.ts';
import type { CandidateListProps } from './CandidateTable.tsx';
import { ExtraTime } from './ExtraTime.tsx';

/** The candidates on a small screen: one block each. */
export function CandidateCards({ sitting, candidates, showsExtra, mayManage }: CandidateListProps) {
  const translate = useTranslate();
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {candidates.map((candidate) => (
        <Box
          component="li"
          key={candidate.id}
          sx={{ py: 1.5, '& + &': { borderTop: 1, borderColor: 'divider' }, display: 'grid', gap: 0.25 }}
        >
          <Typography sx={{ fontWeight: 600 }}>{nameInList(candidate)}</Typography>
          <Typography variant="body2">
            {translate('scheduling.admin.candidate.examNumber')}:{' '}
            <Box component="strong" sx={{ whiteSpace: 'nowrap' }}>
              {examNumberInGroups(candidate.examNumber)}
            </Box>
          </Typography>
          <Typography variant="body2">
            {translate('scheduling.admin.candidate.studentNumber')}: {candidate.studentNumber}
          </Typography>
          <Typography variant="body2">
            {translate('scheduling.admin.candidate.dateOfBirth')}: {candidate.dateOfBirth}
          </Typography>
          {showsExtra && (
            <Typography variant="body2">
              {translate('scheduling.admin.candidate.extraTime')}: <ExtraTime minutes={candidate.extraMinutes} />
            </Typography>
          )}
          <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'space-between', minHeight: 44 }}>
            <CandidateStateTag state={candidate.state} />
            {mayManage && (
              <div>
                <CandidateButtons sitting={sitting} candidate={candidate} />
              </div>
            )}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
