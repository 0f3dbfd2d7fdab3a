import { Box, Stack, Tab, Tabs, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { MailExample } from '../../api/mail/contract.ts';

/**
 * What a mail says, as it is shown by a mail program and as plain text. The frame runs no script, sends no form and leads
 * nowhere: a mail is shown, not opened.
 */
export function MailView({ mail }: { mail: Pick<MailExample, 'subject' | 'html' | 'text'> }) {
  const translate = useTranslate();
  const [view, setView] = useState<'html' | 'text'>('html');
  const id = useId();
  return (
    <Stack spacing={2}>
      <Typography>
        <Typography component="span" color="textSecondary">
          {translate('office.mails.subject')}:
        </Typography>{' '}
        <strong>{mail.subject}</strong>
      </Typography>
      <Tabs
        value={view}
        onChange={(_, chosen: 'html' | 'text') => setView(chosen)}
        aria-label={translate('office.mailExamples.view')}
      >
        {(['html', 'text'] as const).map((one) => (
          <Tab
            key={one}
            value={one}
            id={`${id}-${one}`}
            label={translate(`office.mails.${one}`)}
            {...(one === view ? { 'aria-controls': `${id}-panel` } : {})}
          />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${view}`} tabIndex={0}>
        {view === 'html' ? (
          <Box
            component="iframe"
            title={translate('office.mails.frame')}
            sandbox=""
            srcDoc={mail.html}
            sx={{ width: '100%', height: 640, border: 1, borderColor: 'divider', borderRadius: 1, display: 'block' }}
          />
        ) : (
          <Box
            component="pre"
            sx={{
              ...{ m: 0, p: 2, border: 1, borderColor: 'divider', borderRadius: 1 },
              ...{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: '0.9rem' },
            }}
          >
            {mail.text}
          </Box>
        )}
      </Box>
    </Stack>
  );
}
