import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { SchoolRow } from '../../api/schools/contract.ts';
import { CardList, CardOf } from '../page/CardList.tsx';
import { useRowClick } from '../page/use-row-click.ts';
import { schoolAddress } from './school-address.ts';
import { SchoolLink } from './SchoolLink.tsx';
import { StateTag } from './StateTag.tsx';

/** The list on a wide screen. */
export function SchoolTable({ schools }: { schools: SchoolRow[] }) {
  const translate = useTranslate();
  const openOnClick = useRowClick();
  return (
    <TableContainer>
      <Table aria-label={translate('school.admin.title')}>
        <TableHead>
          <TableRow>
            {['name', 'kind', 'brin', 'locations', 'accounts', 'state'].map((column) => (
              <TableCell key={column} align={column === 'accounts' ? 'right' : 'left'}>
                {translate(`school.admin.column.${column}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {schools.map((school) => (
            <TableRow key={school.id} hover onClick={openOnClick(schoolAddress(school))} sx={{ cursor: 'pointer' }}>
              <TableCell sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
                <SchoolLink school={school} />
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{translate(`school.admin.kinds.${school.kind}`)}</TableCell>
              <TableCell>{school.brin ?? '–'}</TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>{school.locations.join(', ')}</TableCell>
              <TableCell align="right">{school.accounts}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <StateTag school={school} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** The list on a small screen: one block a school. */
export function SchoolCards({ schools }: { schools: SchoolRow[] }) {
  const translate = useTranslate();
  return (
    <CardList>
      {schools.map((school) => (
        <CardOf key={school.id} name={school.name} to={schoolAddress(school)}>
          <Typography variant="body2">
            {translate(`school.admin.kinds.${school.kind}`)} · {school.brin ?? translate('school.admin.noBrin')} ·{' '}
            {translate('school.admin.accounts', { smart_count: school.accounts })}
          </Typography>
          {school.locations.length > 0 && (
            <Typography variant="body2" color="textSecondary">
              {school.locations.join(', ')}
            </Typography>
          )}
          <StateTag school={school} />
        </CardOf>
      ))}
    </CardList>
  );
}
