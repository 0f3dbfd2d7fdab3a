import { Button, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AccountApplication } from '../../api/account-application/contract.ts';
import { Fact, Facts } from '../page/Facts.tsx';
import { Moment } from '../page/Moment.tsx';
import { Section } from '../page/Section.tsx';
import { evidenceAddress } from './evidence-actions.ts';

/** How the manager was verified, and all evidence in one file. */
export function EvidenceOfApplication({ application }: { application: AccountApplication }) {
  const translate = useTranslate();
  const { managerVerification: verified } = application;
  return (
    <>
      {verified && (
        <Section title={translate('evidence.verified.title')}>
          <Facts>
            <Fact label="evidence.verified.how">{translate(`evidence.verification.${verified.how}`)}</Fact>
            <Fact label="evidence.verified.by">{verified.by}</Fact>
            <Fact label="evidence.verified.at">
              <Moment at={verified.at} />
            </Fact>
            <Fact label="evidence.verified.note">{verified.note}</Fact>
          </Facts>
        </Section>
      )}
      <Section title={translate('evidence.bundle.title')}>
        <Stack spacing={1.5}>
          <Typography variant="body2">{translate('evidence.bundle.text')}</Typography>
          <Button
            component="a"
            href={evidenceAddress(application.id)}
            download
            variant="outlined"
            sx={{ alignSelf: 'start' }}
          >
            {translate('evidence.bundle.download')}
          </Button>
        </Stack>
      </Section>
    </>
  );
}
