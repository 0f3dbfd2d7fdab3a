import { Link, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { SchedulingRequestRow } from '../../api/scheduling/request-contract.ts';
import { CardList, CardOf } from '../page/CardList.tsx';
import { Day } from '../page/Moment.tsx';
import { useRowClick } from '../page/use-row-click.ts';
import { requestPath } from './actions.ts';
import { PhaseTag } from './PhaseTag.tsx';

type Rows = { requests: SchedulingRequestRow[]; ofManySchools: boolean };

export function SchedulingRequestTable({ requests, ofManySchools }: Rows) {
  const translate = useTranslate();
  const openOnClick = useRowClick();
  const columns = ['reference', ...(ofManySchools ? ['school'] : []), 'requestedBy', 'receivedAt', 'phase', 'dueAt'];
  return (
    <TableContainer>
      <Table aria-label={translate('scheduling.request.admin.title')}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column}>{translate(`scheduling.request.admin.column.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {requests.map((request) => (
            <TableRow key={request.id} hover onClick={openOnClick(requestPath(request.id))} sx={{ cursor: 'pointer' }}>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <Link component={RouterLink} to={requestPath(request.id)} sx={{ fontWeight: 600 }}>
                  {request.reference}
                </Link>
              </TableCell>
              {ofManySchools && <TableCell>{request.school?.name ?? '–'}</TableCell>}
              <TableCell sx={{ overflowWrap: 'anywhere' }}>{request.requestedBy.name}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <Day at={request.receivedAt} />
              </TableCell>
              <TableCell>
                <PhaseTag phase={request.phase} />
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                {request.dueAt === null ? '–' : <Day at={request.dueAt} />}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

export function SchedulingRequestCards({ requests, ofManySchools }: Rows) {
  const translate = useTranslate();
  return (
    <CardList>
      {requests.map(({ id, reference, school, requestedBy, receivedAt, phase, dueAt }) => (
        <CardOf key={id} name={reference} to={requestPath(id)}>
          <Typography variant="body2">{ofManySchools && school ? school.name : requestedBy.name}</Typography>
          <Typography variant="body2" color="textSecondary">
            <Day at={receivedAt} />
          </Typography>
          <PhaseTag phase={phase} />
          {dueAt !== null && (
            <Typography variant="body2">
              {translate('scheduling.request.admin.column.dueAt')}: <Day at={dueAt} />
            </Typography>
          )}
        </CardOf>
      ))}
    </CardList>
  );
}
