import { Alert, Box, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Account } from '../../api/accounts/contract.ts';
import { RecordPage } from '../page/RecordPage.tsx';
import { Section } from '../page/Section.tsx';
import { AccountActions } from './AccountActions.tsx';
import { AccountFacts } from './AccountFacts.tsx';
import { AccountHistory } from './AccountHistory.tsx';
import { AccountSchools } from './AccountSchools.tsx';
import { AccountSessions } from './AccountSessions.tsx';
import { AccountSittings } from './AccountSittings.tsx';
import { StandingTag } from './StandingTag.tsx';

/** One account: who, where, what was done to it, and what can be. Its title names nobody: it stands in the browser's history. */
export function AccountPage() {
  const translate = useTranslate();
  return (
    <RecordPage<Account>
      resource="accounts"
      title="accounts.admin.one"
      back={{ to: '/accounts', label: 'accounts.admin.title' }}
      titleOf={() => translate('accounts.admin.one')}
      asideOf={({ standing }) => <StandingTag standing={standing} />}
    >
      {(account) => (
        <Box
          sx={{
            display: 'grid',
            gap: 2.5,
            alignItems: 'start',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 360px' },
          }}
        >
          <Stack spacing={2.5}>
            <AccountFacts account={account} />
            <AccountSchools account={account} />
            {account.role === 'school' && <AccountSittings account={account} />}
            <AccountSessions sessions={account.sessions} />
          </Stack>
          <Stack spacing={2.5}>
            <Section title={translate('accounts.admin.actions')}>
              {account.isOwn && <Alert severity="info">{translate('accounts.admin.ownAccount')}</Alert>}
              {!account.isOwn && !account.mayManage && (
                <Alert severity="info">{translate('accounts.admin.mayNot')}</Alert>
              )}
              {!account.isOwn && account.mayManage && <AccountActions account={account} />}
            </Section>
            <AccountHistory history={account.history} />
          </Stack>
        </Box>
      )}
    </RecordPage>
  );
}
