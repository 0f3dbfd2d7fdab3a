import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CandidateResult } from '../../api/results/contract.ts';
import { ExamDay } from './ExamDay.tsx';
import { InspectionLink } from './InspectionLink.tsx';
import { Outcome } from './Outcome.tsx';

export type CandidateResultsProps = {
  sittingId: string;
  candidates: CandidateResult[];
  /** Whether the results are released. */
  available: boolean;
  /** Whether this person may ask for an inspection. */
  mayRequest: boolean;
};

export function CandidateResultTable({ sittingId, candidates, available, mayRequest }: CandidateResultsProps) {
  const translate = useTranslate();
  const results = available ? ['points', 'grade'] : [];
  const hasButtons = mayRequest && available;
  const columns = ['name', 'studentNumber', 'examDate', ...results, 'outcome', ...(hasButtons ? ['inspection'] : [])];
  return (
    <TableContainer sx={{ mx: -1, width: 'calc(100% + 16px)' }}>
      <Table size="small" aria-label={translate('results.admin.candidates')} sx={{ '& th, & td': { px: 1 } }}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column} align={column === 'points' || column === 'grade' ? 'right' : 'left'}>
                {translate(`results.admin.candidate.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {candidates.map((candidate) => (
            <TableRow key={candidate.id} sx={{ height: 52 }}>
              <TableCell component="th" scope="row" sx={{ '&&': { fontWeight: 400, color: 'text.primary' } }}>
                {candidate.name}
              </TableCell>
              <TableCell>{candidate.studentNumber}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <ExamDay of={candidate} />
              </TableCell>
              {available && (
                <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                  {candidate.result && translate('results.admin.points', candidate.result)}
                </TableCell>
              )}
              {available && (
                <TableCell align="right" sx={{ fontWeight: 600 }}>
                  {candidate.result?.grade.text}
                </TableCell>
              )}
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <Outcome of={candidate} />
              </TableCell>
              {hasButtons && (
                <TableCell>
                  <InspectionLink sittingId={sittingId} candidate={candidate} />
                </TableCell>
              )}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
