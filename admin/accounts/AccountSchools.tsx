import { Box, Link, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Account } from '../../api/accounts/contract.ts';
import { Fact, Facts } from '../page/Facts.tsx';
import { Day } from '../page/Moment.tsx';
import { Section } from '../page/Section.tsx';
import { StudyFieldGroups } from '../study-fields/StudyFieldGroups.tsx';
import { FewerFieldsButton } from './FewerFieldsButton.tsx';
import { ReasonButton } from './ReasonButton.tsx';

/** The schools with their study fields, and what can be taken away of them. */
export function AccountSchools({ account }: { account: Account }) {
  const translate = useTranslate();
  const mayChange = account.mayManage && !account.isOwn;
  if (account.role !== 'school') return null;
  return (
    <Section title={translate('accounts.admin.schools')}>
      <Stack spacing={3}>
        {account.schools.map((school) => (
          <Box key={school.id}>
            <Typography variant="h3" component="h3" sx={{ mb: 1 }}>
              {school.name}
            </Typography>
            <Facts>
              <Fact label="application.brin">{school.brin ?? translate('application.noBrin')}</Fact>
              <Fact label="application.location">{school.location}</Fact>
              <Fact label="accounts.admin.fact.grantedAt">
                <Day at={school.grantedAt} />
              </Fact>
              {school.application && (
                <Fact label="accounts.admin.fact.application">
                  <Link component={RouterLink} to={`/account-applications/${school.application.id}/show`}>
                    {school.application.reference}
                  </Link>
                </Fact>
              )}
            </Facts>
            <Box sx={{ mt: 1.5 }}>
              <StudyFieldGroups studyFields={school.studyFields} />
            </Box>
            {mayChange && (
              <Stack direction="row" sx={{ mt: 1.5, flexWrap: 'wrap', gap: 1 }}>
                {school.studyFields.length > 1 && <FewerFieldsButton account={account} school={school} />}
                {account.schools.length > 1 && (
                  <ReasonButton
                    account={account}
                    words="leave"
                    values={{ school: school.name }}
                    danger
                    change={(given) => ({ kind: 'access-ended', schoolId: school.id, ...given })}
                  />
                )}
              </Stack>
            )}
          </Box>
        ))}
      </Stack>
    </Section>
  );
}
