import {
  Table,
  TableBody,
  TableCell,
  TableContainer,
  TableHead,
  TableRow,
  Typography,
  useMediaQuery,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import type { SchedulingRequest } from '../../api/scheduling/request-contract.ts';
import { CardList, CardOf } from '../page/CardList.tsx';

type CheckedFile = SchedulingRequest['files'][number];

/** What is wrong in a file: where, what stands there, and what should. */
export function FaultTable({ file: { faults, unlisted } }: { file: CheckedFile }) {
  const translate = useTranslate();
  const roomy = useMediaQuery((theme) => theme.breakpoints.up('md'));
  return (
    <>
      {roomy ? (
        <TableContainer>
          <Table size="small" aria-label={translate('scheduling.request.admin.faults')}>
            <TableHead>
              <TableRow>
                {['place', 'found', 'expected'].map((column) => (
                  <TableCell key={column}>{translate(`scheduling.request.admin.fault.${column}`)}</TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {faults.map(({ place, found, expected }, index) => (
                <TableRow key={index}>
                  <TableCell>{place}</TableCell>
                  <TableCell sx={{ overflowWrap: 'anywhere' }}>{found}</TableCell>
                  <TableCell>{expected}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      ) : (
        <CardList>
          {faults.map(({ place, found, expected }, index) => (
            <CardOf key={index} name={place}>
              {found !== '' && <Typography variant="body2">{found}</Typography>}
              <Typography variant="body2">{expected}</Typography>
            </CardOf>
          ))}
        </CardList>
      )}
      {unlisted > 0 && (
        <Typography sx={{ mt: 1.5 }}>
          {translate('scheduling.request.admin.unlisted', { smart_count: unlisted })}
        </Typography>
      )}
    </>
  );
}
