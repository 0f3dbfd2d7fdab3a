import { Link, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { InspectionRow } from '../../api/inspection/contract.ts';
import { useMe } from '../access/use-me.ts';
import { useRowClick } from '../page/use-row-click.ts';
import { CalendarDay } from './CalendarDay.tsx';
import { inspectionPath } from './inspection-path.ts';
import { PhaseTag } from './PhaseTag.tsx';
import { PromisedDay } from './PromisedDay.tsx';

export function InspectionTable({ inspections }: { inspections: InspectionRow[] }) {
  const translate = useTranslate();
  const openOnClick = useRowClick();
  const ofManySchools = useMe()?.role !== 'school';
  const columns = [
    'reference',
    'student',
    ...(ofManySchools ? ['school'] : []),
    'exam',
    'examDate',
    'phase',
    'promised',
  ];
  return (
    <TableContainer>
      <Table aria-label={translate('inspection.admin.title')}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column}>{translate(`inspection.admin.column.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {inspections.map((inspection) => (
            <TableRow
              key={inspection.id}
              hover
              onClick={openOnClick(inspectionPath(inspection.id))}
              sx={{ cursor: 'pointer' }}
            >
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <Link component={RouterLink} to={inspectionPath(inspection.id)} sx={{ fontWeight: 600 }}>
                  {inspection.reference}
                </Link>
              </TableCell>
              <TableCell>{inspection.studentName}</TableCell>
              {ofManySchools && <TableCell>{inspection.school.name}</TableCell>}
              <TableCell sx={{ overflowWrap: 'anywhere' }}>{inspection.examName}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <CalendarDay day={inspection.examDate} />
              </TableCell>
              <TableCell>
                <PhaseTag phase={inspection.phase} />
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <PromisedDay inspection={inspection} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
