import { Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AccountApplication } from '../../api/account-application/contract.ts';
import { Section } from '../page/Section.tsx';
import { Awaited } from './Awaited.tsx';
import { Timeline } from '../page/Timeline.tsx';

/** What is awaited now, and what happened so far. */
export function ApplicationHistory({ application }: { application: AccountApplication }) {
  const translate = useTranslate();
  return (
    <Stack spacing={2.5}>
      <Section title={translate('application.awaited')}>
        <Awaited application={application} />
      </Section>
      <Section title={translate('application.timeline')}>
        <Timeline events={application.timeline} />
      </Section>
    </Stack>
  );
}
