import { Link, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { AccountRow } from '../../api/accounts/contract.ts';
import { CardList, CardOf } from '../page/CardList.tsx';
import { Day } from '../page/Moment.tsx';
import { useRowClick } from '../page/use-row-click.ts';
import { StandingTag } from './StandingTag.tsx';

const columns = ['name', 'role', 'schools', 'standing', 'lastLogin'] as const;
export const accountPath = (id: string) => `/accounts/${id}/show`;

export function AccountTable({ accounts }: { accounts: AccountRow[] }) {
  const translate = useTranslate();
  const openOnClick = useRowClick();
  return (
    <TableContainer>
      <Table aria-label={translate('accounts.admin.title')}>
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column}>{translate(`accounts.admin.column.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {accounts.map((account) => (
            <TableRow key={account.id} hover onClick={openOnClick(accountPath(account.id))} sx={{ cursor: 'pointer' }}>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>
                <Link component={RouterLink} to={accountPath(account.id)} sx={{ fontWeight: 600 }}>
                  {account.name}
                </Link>
                <Typography variant="body2" color="textSecondary">
                  {account.email}
                </Typography>
              </TableCell>
              <TableCell>{translate(`domain.roles.${account.role}`)}</TableCell>
              <TableCell>{schoolsOf(account)}</TableCell>
              <TableCell>
                <StandingTag standing={account.standing} />
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <LastLogin account={account} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

/** The list on a small screen: one block an account. */
export function AccountCards({ accounts }: { accounts: AccountRow[] }) {
  const translate = useTranslate();
  return (
    <CardList>
      {accounts.map((account) => (
        <CardOf key={account.id} name={account.name} to={accountPath(account.id)}>
          <Typography variant="body2">{account.email}</Typography>
          <Typography variant="body2" color="textSecondary">
            {[translate(`domain.roles.${account.role}`), schoolsOf(account)].filter(Boolean).join(' · ')}
          </Typography>
          <StandingTag standing={account.standing} />
          <Typography variant="body2">
            {translate('accounts.admin.column.lastLogin')}: <LastLogin account={account} />
          </Typography>
        </CardOf>
      ))}
    </CardList>
  );
}

const schoolsOf = ({ schools }: AccountRow): string => schools.map(({ name }) => name).join(', ');

function LastLogin({ account: { lastLoginAt } }: { account: AccountRow }) {
  const translate = useTranslate();
  return lastLoginAt === null ? <>{translate('accounts.admin.never')}</> : <Day at={lastLoginAt} />;
}
