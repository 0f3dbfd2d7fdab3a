import { Alert, Button, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useLogout, useTranslate } from 'react-admin';
import { Link, Navigate } from 'react-router';
import { useMe } from '../access/use-me.ts';
import { enableTwoFactor, type TwoFactorSecret } from '../session.ts';
import { useAttempt } from './use-attempt.ts';

/** First step: why, what is needed, and the password once more. */
export function TwoFactorStart({ onStarted }: { onStarted: (secret: TwoFactorSecret) => void }) {
  const translate = useTranslate();
  const logout = useLogout();
  const me = useMe();
  const [password, setPassword] = useState('');
  const { busy, fault, attempt } = useAttempt('twoFactor.passwordRefused');
  // It is on already: a new app or new backup codes come with turning it off and on again.
  if (me?.twoFactor.enabled) return <Navigate to="/my-account" replace />;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void attempt(async () => onStarted(await enableTwoFactor(password)));
      }}
    >
      <Stack spacing={2.5}>
        <Typography>{translate('twoFactor.why')}</Typography>
        <Typography>{translate('twoFactor.need')}</Typography>
        {fault && <Alert severity="error">{translate(fault)}</Alert>}
        <TextField
          label={translate('twoFactor.password')}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" variant="contained" size="large" loading={busy} loadingPosition="start">
          {translate('twoFactor.start')}
        </Button>
        {me && !me.twoFactor.required ? (
          <Button component={Link} to="/my-account">
            {translate('twoFactor.back')}
          </Button>
        ) : (
          <Button onClick={() => void logout({}, undefined, false)}>{translate('ra.auth.logout')}</Button>
        )}
      </Stack>
    </form>
  );
}
