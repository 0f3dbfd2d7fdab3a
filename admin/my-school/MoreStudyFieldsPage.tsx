import { Alert, Card, CardContent, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router';
import type { StudyFieldOffers } from '../../api/accounts/contract.ts';
import type { BackOffice } from '../data-provider.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Page } from '../page/Page.tsx';
import { StudyFieldForm } from './StudyFieldForm.tsx';

const back = { to: '/my-school', label: 'mySchool.title' };
export const offersKey = ['study-field-applications'];

/** The short form: more study fields for who has an account. Source: "Account activeren". */
export function MoreStudyFieldsPage() {
  const translate = useTranslate();
  const backOffice = useDataProvider<BackOffice>();
  const { data, error, refetch } = useQuery({ queryKey: offersKey, queryFn: () => backOffice.studyFieldOffers() });
  return (
    <Page title={translate('accounts.moreFields.title')} back={back}>
      <Typography sx={{ maxWidth: 760 }}>{translate('accounts.moreFields.intro')}</Typography>
      {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      {data && <AtSchool offers={data} />}
    </Page>
  );
}

function AtSchool({ offers }: { offers: StudyFieldOffers }) {
  const translate = useTranslate();
  const { schools, ndaIsDue } = offers;
  const [query] = useSearchParams();
  const [chosen, setChosen] = useState(query.get('school'));
  const school = schools.find(({ id }) => id === chosen) ?? schools[0];
  if (!school) return <Alert severity="info">{translate('mySchool.none')}</Alert>;
  return (
    <>
      <Alert severity="info">{translate(ndaIsDue ? 'accounts.moreFields.nda' : 'accounts.moreFields.ndaSigned')}</Alert>
      <Card sx={{ maxWidth: 760 }}>
        <CardContent>
          <Stack spacing={2.5}>
            {schools.length > 1 && (
              <TextField
                select
                id="more-fields-school"
                label={translate('accounts.moreFields.school')}
                value={school.id}
                onChange={({ target }) => setChosen(target.value)}
              >
                {schools.map(({ id, name }) => (
                  <MenuItem key={id} value={id}>
                    {name}
                  </MenuItem>
                ))}
              </TextField>
            )}
            {school.open && (
              <Alert severity="success">
                {translate('accounts.moreFields.open', { reference: school.open.reference })}
              </Alert>
            )}
            {!school.open && school.studyFields.length === 0 && (
              <Alert severity="info">{translate('accounts.moreFields.none')}</Alert>
            )}
            {!school.open && school.studyFields.length > 0 && <StudyFieldForm key={school.id} school={school} />}
          </Stack>
        </CardContent>
      </Card>
    </>
  );
}
