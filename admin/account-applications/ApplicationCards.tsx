import { Typography } from '@mui/material';
import type { AccountApplicationRow } from '../../api/account-application/contract.ts';
import { CardList, CardOf } from '../page/CardList.tsx';
import { Day } from '../page/Moment.tsx';
import { PhaseTag } from './PhaseTag.tsx';
import { PurposeNote } from './PurposeNote.tsx';

/** The list on a small screen: one block an application. */
export function ApplicationCards({ applications }: { applications: AccountApplicationRow[] }) {
  return (
    <CardList>
      {applications.map(({ id, reference, applicantName, schoolName, submittedAt, phase, purpose }) => (
        <CardOf key={id} name={reference} to={`/account-applications/${id}/show`}>
          <Typography variant="body2">
            {applicantName}, {schoolName}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            <Day at={submittedAt} />
          </Typography>
          <PurposeNote purpose={purpose} />
          <PhaseTag phase={phase} purpose={purpose} />
        </CardOf>
      ))}
    </CardList>
  );
}
