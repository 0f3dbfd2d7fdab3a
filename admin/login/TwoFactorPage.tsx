import { useState } from 'react';
import { useAuthenticated, useTranslate } from 'react-admin';
import type { TwoFactorSecret } from '../session.ts';
import { EntrancePage } from './EntrancePage.tsx';
import { TwoFactorConfirm } from './TwoFactorConfirm.tsx';
import { TwoFactorStart } from './TwoFactorStart.tsx';

/** Setting up the second factor, which the bureau's people need before they see anyone's data. */
export function TwoFactorPage() {
  useAuthenticated();
  const translate = useTranslate();
  const [secret, setSecret] = useState<TwoFactorSecret>();
  return (
    <EntrancePage title={translate('twoFactor.title')}>
      {secret ? <TwoFactorConfirm secret={secret} /> : <TwoFactorStart onStarted={setSecret} />}
    </EntrancePage>
  );
}
