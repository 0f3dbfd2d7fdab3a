import Add from '@mui/icons-material/Add';
import { Box, Button, Card, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { Me } from '../../api/accounts/contract.ts';
import { useMe } from '../access/use-me.ts';
import { EmptyState } from '../page/EmptyState.tsx';
import { Fact, Facts } from '../page/Facts.tsx';
import { Page } from '../page/Page.tsx';
import { Section } from '../page/Section.tsx';
import { StudyFieldGroups } from '../study-fields/StudyFieldGroups.tsx';
import { ComingSittings } from './ComingSittings.tsx';
import { NewestResults } from './NewestResults.tsx';
import { QuickActions } from './QuickActions.tsx';

/** The account holder's home: what is coming up, the newest results, and below them the own school and study fields. */
export function MySchoolPage() {
  const translate = useTranslate();
  const me = useMe();
  if (me === undefined) return null;
  return (
    <Page title={translate('mySchool.title')}>
      <Typography>{translate('mySchool.welcome', { name: me.name })}</Typography>
      {me.schools.length === 0 ? (
        <Card>
          <EmptyState>{translate('mySchool.none')}</EmptyState>
        </Card>
      ) : (
        <>
          <QuickActions />
          <Box
            sx={{
              display: 'grid',
              gap: 2.5,
              alignItems: 'start',
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(0, 2fr)' },
            }}
          >
            <ComingSittings />
            <NewestResults />
          </Box>
        </>
      )}
      {me.schools.map((school, index) => (
        <School key={index} school={school} />
      ))}
    </Page>
  );
}

function School({ school }: { school: Me['schools'][number] }) {
  const translate = useTranslate();
  return (
    <Section title={school.name}>
      <Facts>
        <Fact label="application.brin">{school.brin ?? translate('application.noBrin')}</Fact>
        <Fact label="application.location">{school.location}</Fact>
      </Facts>
      <Typography variant="h3" component="h3" sx={{ mt: 2.5, mb: 0.5 }}>
        {translate('mySchool.studyFields')}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {translate('mySchool.studyFieldsText')}
      </Typography>
      <StudyFieldGroups studyFields={school.studyFields} />
      <Button
        component={Link}
        to={`/my-school/study-fields?school=${school.id}`}
        variant="outlined"
        startIcon={<Add aria-hidden />}
        sx={{ mt: 2 }}
      >
        {translate('accounts.moreFields.action')}
      </Button>
    </Section>
  );
}
