import { Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useState, type SubmitEvent } from 'react';
import { useTranslate } from 'react-admin';
import type { OwnPassword } from '../../api/accounts/contract.ts';
import { Section } from '../page/Section.tsx';
import { useOwnChange } from './use-own-change.ts';

/** What the server asks of a password at least; it checks more. Characters. */
const shortest = 12;
const empty = { currentPassword: '', newPassword: '', repeat: '' };
type Fields = typeof empty;

/** A new password for the old one; typed twice. */
export function PasswordChange({ email }: { email: string }) {
  const translate = useTranslate();
  const [fields, setFields] = useState<Fields>(empty);
  const { run, isPending, mend, show, told, form } = useOwnChange<OwnPassword>(
    (given, backOffice) => backOffice.changeOwnPassword(given),
    { done: 'accounts.own.changed', whenDone: () => setFields(empty) },
  );

  const field = (name: keyof Fields, help = '') => ({
    id: `own-${name}`,
    type: 'password' as const,
    autoComplete: name === 'currentPassword' ? 'current-password' : 'new-password',
    required: true,
    value: fields[name],
    onChange: ({ target }: { target: { value: string } }) => {
      setFields({ ...fields, [name]: target.value });
      mend(name);
    },
    ...told(name, help),
  });

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const missing = (Object.keys(empty) as (keyof Fields)[]).filter((name) => fields[name] === '');
    const differs = missing.length === 0 && fields.newPassword !== fields.repeat;
    const found = Object.fromEntries(missing.map((name) => [name, translate('accounts.own.missing')]));
    if (!show(differs ? { repeat: translate('accounts.own.differs') } : found))
      run({ currentPassword: fields.currentPassword, newPassword: fields.newPassword });
  }

  return (
    <Section title={translate('accounts.own.password')}>
      <form ref={form} noValidate onSubmit={submit}>
        <Stack spacing={2} sx={{ maxWidth: 460 }}>
          <Typography>{translate('accounts.own.passwordText')}</Typography>
          <Box sx={{ display: 'none' }}>
            <input type="text" value={email} autoComplete="username" readOnly tabIndex={-1} aria-hidden />
          </Box>
          <TextField label={translate('accounts.own.current')} {...field('currentPassword')} />
          <TextField
            label={translate('accounts.own.new')}
            {...field('newPassword', translate('accounts.own.newHelp', { min: shortest }))}
          />
          <TextField label={translate('accounts.own.repeat')} {...field('repeat')} />
          <Button
            type="submit"
            variant="contained"
            loading={isPending}
            loadingPosition="start"
            sx={{ alignSelf: 'flex-start' }}
          >
            {translate('accounts.own.save')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
