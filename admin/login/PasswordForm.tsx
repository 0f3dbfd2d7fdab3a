import { Alert, Button, Link, Stack, TextField } from '@mui/material';
import { useEffect, useState } from 'react';
import { useLogin, useTranslate } from 'react-admin';
import { CodeNeeded, type LoginAttempt } from '../auth-provider.ts';
import { isTwoFactorOff } from '../session.ts';
import { useAttempt } from './use-attempt.ts';

export function PasswordForm({ onCodeNeeded }: { onCodeNeeded: () => void }) {
  const translate = useTranslate();
  const login = useLogin();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { busy, fault, attempt } = useAttempt('login.refused');

  const signIn = () =>
    attempt(() =>
      login({ step: 'password', email: email.trim(), password } satisfies LoginAttempt).catch((error: unknown) => {
        if (!(error instanceof CodeNeeded)) throw error;
        onCodeNeeded();
      }),
    );

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void signIn();
      }}
    >
      <Stack spacing={2.5}>
        <DemoNote />
        {fault && <Alert severity="error">{translate(fault)}</Alert>}
        <TextField
          label={translate('ra.auth.email')}
          type="email"
          name="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <TextField
          label={translate('ra.auth.password')}
          type="password"
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" variant="contained" size="large" loading={busy} loadingPosition="start">
          {translate('ra.auth.sign_in')}
        </Button>
        <Link href="/account/wachtwoord" sx={{ alignSelf: 'center', py: 0.5 }}>
          {translate('accounts.loginForgot')}
        </Link>
      </Stack>
    </form>
  );
}

/** In the demo environment: says that nobody is asked for a second factor here. */
function DemoNote() {
  const translate = useTranslate();
  const [off, setOff] = useState(false);
  useEffect(() => {
    let gone = false;
    void isTwoFactorOff().then((answer) => !gone && setOff(answer));
    return () => {
      gone = true;
    };
  }, []);
  return off ? <Alert severity="info">{translate('login.twoFactorOff')}</Alert> : null;
}
