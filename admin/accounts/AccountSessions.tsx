import { Box, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import type { Account } from '../../api/accounts/contract.ts';
import { momentInWords } from '../page/moments.ts';
import { Section } from '../page/Section.tsx';

/** Where the account is logged in now, by browser. */
export function AccountSessions({ sessions }: { sessions: Account['sessions'] }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  return (
    <Section title={translate('accounts.admin.sessions')}>
      {sessions.length === 0 && <Typography variant="body2">{translate('accounts.admin.noSessions')}</Typography>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {sessions.map(({ since, lastUsedAt, device }, index) => (
          <Box component="li" key={index} sx={{ py: 1, '& + &': { borderTop: 1, borderColor: 'divider' } }}>
            <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
              {device || translate('accounts.admin.unknownDevice')}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {translate('accounts.admin.session', {
                since: momentInWords(since, locale),
                last: momentInWords(lastUsedAt, locale),
              })}
            </Typography>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
