import { Link, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { AccountApplicationRow } from '../../api/account-application/contract.ts';
import { Day } from '../page/Moment.tsx';
import { useRowClick } from '../page/use-row-click.ts';
import { PhaseTag } from './PhaseTag.tsx';
import { PurposeNote } from './PurposeNote.tsx';

export function ApplicationTable({ applications }: { applications: AccountApplicationRow[] }) {
  const translate = useTranslate();
  const openOnClick = useRowClick();
  return (
    <TableContainer>
      <Table aria-label={translate('applications.title')}>
        <TableHead>
          <TableRow>
            {['reference', 'applicant', 'school', 'submittedAt', 'phase'].map((column) => (
              <TableCell key={column}>{translate(`applications.column.${column}`)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {applications.map((application) => (
            <TableRow
              key={application.id}
              hover
              onClick={openOnClick(`/account-applications/${application.id}/show`)}
              sx={{ cursor: 'pointer' }}
            >
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <Link
                  component={RouterLink}
                  to={`/account-applications/${application.id}/show`}
                  sx={{ fontWeight: 600 }}
                >
                  {application.reference}
                </Link>
              </TableCell>
              <TableCell>
                {application.applicantName}
                <PurposeNote purpose={application.purpose} />
              </TableCell>
              <TableCell>{application.schoolName}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <Day at={application.submittedAt} />
              </TableCell>
              <TableCell>
                <PhaseTag phase={application.phase} purpose={application.purpose} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
