import { Link, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { SittingResultsRow } from '../../api/results/contract.ts';
import { useRowClick } from '../page/use-row-click.ts';
import { Days } from './Days.tsx';
import { ProvisionalTag } from './ProvisionalTag.tsx';
import { resultAddress } from './result-address.ts';
import { Summary } from './Summary.tsx';

export function ResultTable({ rows }: { rows: SittingResultsRow[] }) {
  const translate = useTranslate();
  const openOnClick = useRowClick();
  return (
    <TableContainer>
      <Table aria-label={translate('results.admin.title')}>
        <TableHead>
          <TableRow>
            {['exam', 'days', 'location', 'finished', 'result'].map((column) => (
              <TableCell key={column}>{translate(`results.admin.column.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id} hover onClick={openOnClick(resultAddress(row.id))} sx={{ cursor: 'pointer' }}>
              <TableCell>
                <Link component={RouterLink} to={resultAddress(row.id)} sx={{ fontWeight: 600 }}>
                  {row.exam.code} · {row.exam.title}
                </Link>
                <Typography variant="body2" color="textSecondary">
                  {row.reference}
                </Typography>
              </TableCell>
              <TableCell>
                <Days {...row} />
              </TableCell>
              <TableCell>
                {row.location}
                <Typography variant="body2" color="textSecondary">
                  {row.school.name}
                </Typography>
              </TableCell>
              <TableCell>
                {translate('results.admin.finished', {
                  finished: row.progress.finished,
                  candidates: row.progress.candidates,
                })}
              </TableCell>
              <TableCell>
                <Summary of={row} /> {row.available && row.provisional && <ProvisionalTag />}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
