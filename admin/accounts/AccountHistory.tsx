import { Box, Typography } from '@mui/material';
import { useLocaleState, useTranslate } from 'react-admin';
import type { Account } from '../../api/accounts/contract.ts';
import { Moment } from '../page/Moment.tsx';
import { dateInWords } from '../page/moments.ts';
import { Section } from '../page/Section.tsx';

/** What was done to the account, newest first, by whom and why. */
export function AccountHistory({ history }: { history: Account['history'] }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const inWords = (about: string) =>
    /^\d{4}-\d{2}-\d{2}$/.test(about) ? dateInWords(`${about}T12:00:00Z`, locale) : about;
  return (
    <Section title={translate('accounts.admin.history')}>
      {history.length === 0 && <Typography variant="body2">{translate('accounts.admin.noHistory')}</Typography>}
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {history.toReversed().map(({ at, code, actor, reason, about }, index) => (
          <Box component="li" key={index} sx={{ py: 1.25, '& + &': { borderTop: 1, borderColor: 'divider' } }}>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {translate(`domain.events.${code}`)}
              {about.length > 0 && `: ${about.map(inWords).join(', ')}`}
            </Typography>
            {reason && (
              <Typography variant="body2" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
                {reason}
              </Typography>
            )}
            <Typography variant="body2" color="textSecondary">
              <Moment at={at} />
              {actor !== null && ` · ${translate(`domain.actors.${actor}`, { _: actor })}`}
            </Typography>
          </Box>
        ))}
      </Box>
    </Section>
  );
}
