import { Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AccountApplication } from '../../api/account-application/contract.ts';
import { Section } from '../page/Section.tsx';
import { AnswerCameInButton } from './AnswerCameInButton.tsx';
import { OtherManagerButton } from './OtherManagerButton.tsx';
import { WithdrawButton } from './WithdrawButton.tsx';

/** What the helpdesk can still change; nothing for an application that has gone too far. */
export function ApplicationActions({ application }: { application: AccountApplication }) {
  const translate = useTranslate();
  const { recordAnswer, replaceManager, withdraw } = application.can;
  if (!recordAnswer && !replaceManager && !withdraw) return null;
  return (
    <Section title={translate('application-status.admin.actions')}>
      <Stack spacing={1.25}>
        {recordAnswer && <AnswerCameInButton application={application} />}
        {replaceManager && <OtherManagerButton application={application} />}
        {withdraw && <WithdrawButton application={application} />}
      </Stack>
    </Section>
  );
}
