import { Button, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import type { Me } from '../../api/accounts/contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { Section } from '../page/Section.tsx';
import { useOwnChange } from './use-own-change.ts';

/** The second step at logging in: turned on by choice, and off again with the password where it is not required. */
export function TwoFactorChoice({ twoFactor }: { twoFactor: Me['twoFactor'] }) {
  const translate = useTranslate();
  const { enabled, required } = twoFactor;
  return (
    <Section title={translate('accounts.own.twoFactor')}>
      <Stack spacing={1.5} sx={{ alignItems: 'flex-start' }}>
        <Typography>
          {translate(enabled ? 'accounts.own.twoFactorOn' : 'accounts.own.twoFactorOff')}{' '}
          {required && translate('accounts.own.twoFactorMust')}
        </Typography>
        {!enabled && (
          <Button component={Link} to="/two-factor" variant="contained">
            {translate('accounts.own.turnOn')}
          </Button>
        )}
        {enabled && !required && <TurnOff />}
      </Stack>
    </Section>
  );
}

function TurnOff() {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const close = () => {
    setOpen(false);
    setPassword('');
  };
  const { run, isPending, told } = useOwnChange<string>((given, backOffice) => backOffice.turnOffTwoFactor(given), {
    done: 'accounts.own.turnedOff',
    whenDone: close,
  });
  return (
    <>
      <Button variant="outlined" color="error" onClick={() => setOpen(true)}>
        {translate('accounts.own.turnOff')}
      </Button>
      {open && (
        <ConfirmDialog
          title={translate('accounts.own.twoFactor')}
          text={translate('accounts.own.turnOffText')}
          label={translate('accounts.own.turnOff')}
          danger
          busy={isPending}
          onClose={close}
          onConfirm={() => {
            if (password !== '') run(password);
          }}
        >
          <TextField
            type="password"
            label={translate('accounts.own.current')}
            autoComplete="current-password"
            required
            fullWidth
            value={password}
            onChange={({ target }) => setPassword(target.value)}
            {...told('password')}
          />
        </ConfirmDialog>
      )}
    </>
  );
}
