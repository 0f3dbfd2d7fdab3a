import { Alert, Box, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import type { Account } from '../../api/accounts/contract.ts';
import { useMe } from '../access/use-me.ts';
import { Moment } from '../page/Moment.tsx';
import { Section } from '../page/Section.tsx';
import { sittingAddress } from '../sittings/sitting-address.ts';

/** The sittings that are this one's own and not over; of an account that is shut, a colleague has to take them. */
export function AccountSittings({ account: { sittings, standing } }: { account: Account }) {
  const translate = useTranslate();
  const isShut = standing === 'blocked' || standing === 'ended';
  const mayPassOn = useMe()?.may.includes('sittings.manage') ?? false;
  return (
    <Section title={translate('accounts.admin.sittings')}>
      {sittings.length === 0 && <Typography variant="body2">{translate('accounts.admin.noSittings')}</Typography>}
      {sittings.length > 0 && isShut && (
        <Alert severity="warning" sx={{ mb: 1 }}>
          {translate('accounts.admin.sittingsOfBlocked')}
        </Alert>
      )}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {sittings.map((sitting) => (
          <Box component="li" key={sitting.id} sx={{ py: 1.25, '& + &': { borderTop: 1, borderColor: 'divider' } }}>
            <Link component={RouterLink} to={sittingAddress(sitting.id)} sx={{ fontWeight: 600 }}>
              {sitting.reference} · {sitting.exam}
            </Link>
            <Typography variant="body2">
              <Moment at={sitting.opensAt} />
              {' · '}
              {sitting.school}
            </Typography>
            {isShut && mayPassOn && (
              <Link
                component={RouterLink}
                to={sittingAddress(sitting.id)}
                variant="body2"
                aria-label={`${translate('accounts.admin.passOn')}: ${sitting.reference}`}
              >
                {translate('accounts.admin.passOn')}
              </Link>
            )}
          </Box>
        ))}
      </Box>
    </Section>
  );
}
