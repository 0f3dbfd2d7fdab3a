import { Box, Link, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import type { AccountApplicationRow } from '../../api/account-application/contract.ts';
import { Day } from '../page/Moment.tsx';
import { PhaseTag } from './PhaseTag.tsx';

/** The list on a small screen: one block an application. */
export function ApplicationCards({ applications }: { applications: AccountApplicationRow[] }) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {applications.map((application) => (
        <Box
          component="li"
          key={application.id}
          sx={{
            p: 2,
            '& + &': { borderTop: 1, borderColor: 'divider' },
            display: 'grid',
            gap: 0.5,
            justifyItems: 'start',
          }}
        >
          <Link
            component={RouterLink}
            to={`/account-applications/${application.id}/show`}
            sx={{ fontWeight: 600, py: 0.5 }}
          >
            {application.reference}
          </Link>
          <Typography variant="body2">
            {application.applicantName}, {application.schoolName}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            <Day at={application.submittedAt} />
          </Typography>
          <PhaseTag phase={application.phase} />
        </Box>
      ))}
    </Box>
  );
}
