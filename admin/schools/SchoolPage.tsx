import { Alert, Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { School } from '../../api/schools/contract.ts';
import { useMe } from '../access/use-me.ts';
import { RecordPage } from '../page/RecordPage.tsx';
import { Section } from '../page/Section.tsx';
import { Timeline } from '../page/Timeline.tsx';
import { ChangeSchoolButton } from './ChangeSchoolButton.tsx';
import { Holders } from './Holders.tsx';
import { MergeButton } from './MergeButton.tsx';
import { SchoolApplications } from './SchoolApplications.tsx';
import { SchoolFacts } from './SchoolFacts.tsx';
import { SchoolLink } from './SchoolLink.tsx';
import { StateTag } from './StateTag.tsx';

/** One school: what it is, who works there with TeleToets, and what was done to it. */
export function SchoolPage() {
  const translate = useTranslate();
  return (
    <RecordPage<School>
      resource="schools"
      title="school.admin.one"
      back={{ to: '/schools', label: 'school.admin.title' }}
      titleOf={({ name }) => name}
      asideOf={(school) => <StateTag school={school} />}
    >
      {(school) => (
        <>
          <Standing school={school} />
          <Box
            sx={{
              display: 'grid',
              gap: 2.5,
              alignItems: 'start',
              gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 380px' },
            }}
          >
            <Stack spacing={2.5}>
              <SchoolFacts school={school} />
              {!school.mergedInto && (
                <>
                  <Holders school={school} />
                  <SchoolApplications school={school} />
                </>
              )}
            </Stack>
            <Section title={translate('school.admin.history')}>
              {school.timeline.length > 0 ? (
                <Timeline events={school.timeline} />
              ) : (
                <Typography variant="body2">{translate('school.admin.noHistory')}</Typography>
              )}
            </Section>
          </Box>
        </>
      )}
    </RecordPage>
  );
}

/** What must be known first: that it was merged, or is not on the list; and what can be done with it. */
function Standing({ school }: { school: School }) {
  const translate = useTranslate();
  const me = useMe();
  if (school.mergedInto) {
    return (
      <Alert severity="info">
        {translate('school.admin.mergedWith')} <SchoolLink school={school.mergedInto} />.{' '}
        {translate('school.admin.mergedText')}
      </Alert>
    );
  }
  return (
    <>
      {!school.listed && <Alert severity="warning">{translate('school.admin.unlistedText')}</Alert>}
      {me?.may.includes('schools.manage') && (
        <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1.5 }}>
          <ChangeSchoolButton school={school} />
          <MergeButton school={school} />
        </Stack>
      )}
    </>
  );
}
