import { Alert, Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import { useMe } from '../access/use-me.ts';
import type { BackOffice } from '../data-provider.ts';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { Page } from '../page/Page.tsx';
import { Section } from '../page/Section.tsx';
import { OneSetting } from './OneSetting.tsx';

/** What the bureau may set without a programmer, in groups, each with its history. */
export function SettingsPage() {
  const translate = useTranslate();
  const backOffice = useDataProvider<BackOffice>();
  const me = useMe();
  const mayChange = me?.may.includes('settings.change') ?? false;
  const { data, error, refetch } = useQuery({ queryKey: ['settings', 'all'], queryFn: () => backOffice.settings() });
  const settings = data?.data ?? [];
  const groups = [...new Set(settings.map(({ group }) => group))];
  return (
    <Page title={translate('office.settings.title')}>
      <Typography sx={{ maxWidth: 760 }}>{translate('office.settings.intro')}</Typography>
      {me && !mayChange && <Alert severity="info">{translate('office.settings.readOnly')}</Alert>}
      {error && <CouldNotLoad error={error} retry={() => void refetch()} />}
      {groups.map((group) => (
        <Section key={group} title={translate(`office.settings.group.${group}`)}>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {settings
              .filter((setting) => setting.group === group)
              .map((setting) => (
                <OneSetting key={setting.id} setting={setting} mayChange={mayChange} />
              ))}
          </Box>
        </Section>
      ))}
    </Page>
  );
}
