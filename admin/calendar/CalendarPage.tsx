import { Alert, Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { useMe } from '../access/use-me.ts';
import type { BackOffice } from '../data-provider.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Page } from '../page/Page.tsx';
import { AddDayButton } from './AddDayButton.tsx';
import { FreeDays } from './FreeDays.tsx';
import { Proposals } from './Proposals.tsx';

/** The days on which the bureau is closed, a year at a time. */
export function CalendarPage() {
  const translate = useTranslate();
  const backOffice = useDataProvider<BackOffice>();
  const mayChange = useMe()?.may.includes('calendar.change') ?? false;
  const [year, setYear] = useState(() => new Date().getFullYear());
  const { data, error, refetch } = useQuery({
    queryKey: ['calendar', 'year', year],
    queryFn: () => backOffice.calendarYear(year),
    placeholderData: (before) => before,
  });
  return (
    <Page title={translate('office.calendar.title')} aside={data && mayChange && <AddDayButton calendar={data} />}>
      <Typography sx={{ maxWidth: 760 }}>{translate('office.calendar.intro')}</Typography>
      <Alert severity="info">{translate('office.calendar.promises')}</Alert>
      {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      {data && (
        <Stack spacing={2.5}>
          <TextField
            select
            size="small"
            label={translate('office.calendar.year')}
            value={data.year}
            onChange={({ target }) => setYear(Number(target.value))}
            sx={{ width: 160 }}
            slotProps={{ select: { native: true } }}
          >
            {data.years.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </TextField>
          <FreeDays calendar={data} mayChange={mayChange} />
          <Proposals calendar={data} mayChange={mayChange} />
        </Stack>
      )}
    </Page>
  );
}
