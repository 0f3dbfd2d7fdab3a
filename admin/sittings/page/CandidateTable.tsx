import { Box, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Candidate, Sitting } from '../../../api/scheduling/contract.ts';
import { CandidateStateTag } from '../CandidateStateTag.tsx';
import { examNumberInGroups } from '../exam-number.ts';
import { CandidateButtons } from './CandidateButtons.tsx';
import { nameInList } from './candidate-name.ts';
import { ExtraTime } from './ExtraTime.tsx';

export type CandidateListProps = {
  sitting: Sitting;
  candidates: Candidate[];
  /** Extra time hints at a disability: it is shown when it is asked for. */
  showsExtra: boolean;
  mayManage: boolean;
};

export function CandidateTable({ sitting, candidates, showsExtra, mayManage }: CandidateListProps) {
  const translate = useTranslate();
  const columns = [
    'examNumber',
    'name',
    'studentNumber',
    'dateOfBirth',
    ...(showsExtra ? ['extraTime'] : []),
    'state',
    ...(mayManage ? ['buttons'] : []),
  ];
  return (
    <TableContainer sx={{ mx: -1, width: 'calc(100% + 16px)' }}>
      <Table size="small" aria-label={translate('scheduling.admin.candidates')} sx={{ '& th, & td': { px: 1 } }}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column}>{translate(`scheduling.admin.candidate.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {candidates.map((candidate) => (
            <TableRow key={candidate.id}>
              <TableCell sx={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}>
                {examNumberInGroups(candidate.examNumber)}
              </TableCell>
              <TableCell component="th" scope="row" sx={{ '&&': { fontWeight: 400, color: 'text.primary' } }}>
                {nameInList(candidate)}
              </TableCell>
              <TableCell>{candidate.studentNumber}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{candidate.dateOfBirth}</TableCell>
              {showsExtra && (
                <TableCell>
                  <ExtraTime minutes={candidate.extraMinutes} />
                </TableCell>
              )}
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <CandidateStateTag state={candidate.state} />
              </TableCell>
              {mayManage && (
                <TableCell sx={{ whiteSpace: 'nowrap' }}>
                  <Box sx={{ my: -0.75 }}>
                    <CandidateButtons sitting={sitting} candidate={candidate} />
                  </Box>
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
