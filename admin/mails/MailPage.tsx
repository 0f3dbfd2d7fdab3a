import { Alert, Box, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Mail } from '../../api/mail/contract.ts';
import { MailView } from '../mail-examples/MailView.tsx';
import { RecordPage } from '../page/RecordPage.tsx';
import { Section } from '../page/Section.tsx';
import { MailStateTag } from './mail-words.tsx';
import { MailFacts } from './MailFacts.tsx';
import { ResendMailButton } from './ResendMailButton.tsx';

/** One mail: what is known of it, what it says now, and the button to send it once more. */
export function MailPage() {
  const translate = useTranslate();
  return (
    <RecordPage<Mail>
      resource="mails"
      title="office.mails.one"
      back={{ to: '/mails', label: 'office.mails.title' }}
      titleOf={({ template, reference }) => `${translate(`domain.mails.${template}`)} · ${reference}`}
      asideOf={({ state }) => <MailStateTag state={state} />}
    >
      {(mail) => (
        <Box
          sx={{
            display: 'grid',
            gap: 2.5,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '400px minmax(0, 1fr)' },
          }}
        >
          <Section title={translate('office.mails.facts')}>
            <Stack spacing={2}>
              <MailFacts mail={mail} />
              <ResendMailButton mail={mail} />
            </Stack>
          </Section>
          <Section title={translate('office.mails.words')}>
            {mail.words ? (
              <Stack spacing={2}>
                <Typography variant="body2" color="textSecondary">
                  {translate('office.mails.wordsNow')}
                </Typography>
                <MailView mail={mail.words} />
              </Stack>
            ) : (
              <Alert severity="info">{translate('office.mails.noWords')}</Alert>
            )}
          </Section>
        </Box>
      )}
    </RecordPage>
  );
}
