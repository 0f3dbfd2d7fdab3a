import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { CodeForm } from './CodeForm.tsx';
import { EntrancePage } from './EntrancePage.tsx';
import { PasswordForm } from './PasswordForm.tsx';

/** Logging in, for the bureau and for account holders: the password, then the code where that is set up. */
export function LoginPage() {
  const translate = useTranslate();
  const [codeNeeded, setCodeNeeded] = useState(false);
  return (
    <EntrancePage title={translate(codeNeeded ? 'login.codeTitle' : 'login.title')}>
      {codeNeeded ? (
        <CodeForm onBack={() => setCodeNeeded(false)} />
      ) : (
        <PasswordForm onCodeNeeded={() => setCodeNeeded(true)} />
      )}
    </EntrancePage>
  );
}
