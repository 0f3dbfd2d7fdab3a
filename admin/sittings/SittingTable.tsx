import { Link, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { SittingRow } from '../../api/scheduling/contract.ts';
import { useRowClick } from '../page/use-row-click.ts';
import { Progress } from './Progress.tsx';
import { sittingAddress } from './sitting-address.ts';
import { SittingStateTag } from './SittingStateTag.tsx';
import { Window } from './Window.tsx';

export function SittingTable({ sittings, withSchool }: { sittings: SittingRow[]; withSchool: boolean }) {
  const translate = useTranslate();
  const openOnClick = useRowClick();
  const columns = ['exam', 'window', 'location', ...(withSchool ? ['school'] : []), 'candidates', 'state'];
  return (
    <TableContainer>
      <Table aria-label={translate('scheduling.admin.title')}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column}>{translate(`scheduling.admin.column.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {sittings.map((sitting) => (
            <TableRow
              key={sitting.id}
              hover
              onClick={openOnClick(sittingAddress(sitting.id))}
              sx={{ cursor: 'pointer' }}
            >
              <TableCell>
                <Link component={RouterLink} to={sittingAddress(sitting.id)} sx={{ fontWeight: 600 }}>
                  {sitting.exam.code} · {sitting.exam.title}
                </Link>
                <Typography variant="body2" color="textSecondary">
                  {sitting.reference}
                </Typography>
              </TableCell>
              <TableCell>
                <Window of={sitting.window} />
              </TableCell>
              <TableCell>{sitting.location}</TableCell>
              {withSchool && <TableCell>{sitting.school.name}</TableCell>}
              <TableCell>
                <Progress counts={sitting.counts} />
              </TableCell>
              <TableCell>
                <SittingStateTag state={sitting.state} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
