import Block from '@mui/icons-material/BlockOutlined';
import LockOpen from '@mui/icons-material/LockOpenOutlined';
import PhonelinkErase from '@mui/icons-material/PhonelinkEraseOutlined';
import { Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Account } from '../../api/accounts/contract.ts';
import { EndDateButton } from './EndDateButton.tsx';
import { ReasonButton } from './ReasonButton.tsx';
import { SendLinkButton } from './SendLinkButton.tsx';

/** What can be done to the account as it stands now. */
export function AccountActions({ account }: { account: Account }) {
  const translate = useTranslate();
  const { standing, twoFactor, sittings } = account;
  const isBlocked = standing === 'blocked';
  return (
    <Stack spacing={1.5}>
      {(standing === 'active' || standing === 'invited') && <SendLinkButton account={account} />}
      <EndDateButton account={account} />
      {twoFactor && (
        <ReasonButton
          account={account}
          words="twoFactor"
          icon={<PhonelinkErase aria-hidden />}
          change={(given) => ({ kind: 'two-factor-reset', ...given })}
        />
      )}
      {isBlocked ? (
        <ReasonButton
          account={account}
          words="unblock"
          icon={<LockOpen aria-hidden />}
          change={(given) => ({ kind: 'unblocked', ...given })}
        />
      ) : (
        <ReasonButton
          account={account}
          words="block"
          danger
          icon={<Block aria-hidden />}
          note={
            sittings.length > 0
              ? translate('accounts.admin.block.sittings', { smart_count: sittings.length })
              : undefined
          }
          change={(given) => ({ kind: 'blocked', ...given })}
        />
      )}
    </Stack>
  );
}
