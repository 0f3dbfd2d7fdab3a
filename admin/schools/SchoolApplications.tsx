import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { School } from '../../api/schools/contract.ts';
import { PhaseTag } from '../account-applications/PhaseTag.tsx';
import { CardList, CardOf } from '../page/CardList.tsx';
import { Day } from '../page/Moment.tsx';
import { Section } from '../page/Section.tsx';

/** The newest applications for this school. */
export function SchoolApplications({ school: { applications, counts } }: { school: School }) {
  const translate = useTranslate();
  const [shown, count] = [applications.length, counts.applications];
  return (
    <Section title={translate('school.admin.applications')}>
      {shown === 0 && <Typography variant="body2">{translate('school.admin.noApplications')}</Typography>}
      {shown < count && (
        <Typography variant="body2">
          {translate('school.admin.applicationsMore', { shown, smart_count: count })}
        </Typography>
      )}
      <Box sx={{ mx: -2, mb: -2 }}>
        <CardList>
          {applications.map(({ id, reference, applicantName, phase, submittedAt }) => (
            <CardOf key={id} name={reference} to={`/account-applications/${id}/show`}>
              <Typography variant="body2">
                {applicantName} · <Day at={submittedAt} />
              </Typography>
              <PhaseTag phase={phase} />
            </CardOf>
          ))}
        </CardList>
      </Box>
    </Section>
  );
}
