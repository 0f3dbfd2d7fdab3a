import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { QRCodeSVG } from 'qrcode.react';
import { useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { verifyCode, type TwoFactorSecret } from '../session.ts';
import { CodeField } from './CodeField.tsx';
import { useAttempt } from './use-attempt.ts';

/** Second step: scan, keep the backup codes, and show by a first code that it works. */
export function TwoFactorConfirm({ secret }: { secret: TwoFactorSecret }) {
  const translate = useTranslate();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [code, setCode] = useState('');
  const { busy, fault, attempt } = useAttempt('login.codeRefused');

  const confirm = () =>
    attempt(async () => {
      await verifyCode(code.replaceAll(' ', ''));
      await queryClient.resetQueries({ queryKey: ['auth'] });
      notify('twoFactor.done', { type: 'success' });
      await navigate('/', { replace: true });
    });

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <Stack spacing={2.5}>
        <Typography>{translate('twoFactor.scan')}</Typography>
        <Box sx={{ textAlign: 'center' }}>
          <QRCodeSVG value={secret.totpURI} size={208} marginSize={2} title={translate('twoFactor.qrCode')} />
        </Box>
        <Typography variant="body2">
          {translate('twoFactor.byHand')}{' '}
          <Box component="code" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
            {keyIn(secret.totpURI)}
          </Box>
        </Typography>
        <BackupCodes codes={secret.backupCodes} />
        {fault && <Alert severity="error">{translate(fault)}</Alert>}
        <CodeField kind="code" value={code} onChange={setCode} />
        <Button type="submit" variant="contained" size="large" loading={busy} loadingPosition="start">
          {translate('twoFactor.confirm')}
        </Button>
      </Stack>
    </form>
  );
}

function BackupCodes({ codes }: { codes: string[] }) {
  const translate = useTranslate();
  return (
    <Box>
      <Typography variant="h2" sx={{ mb: 0.5 }}>
        {translate('twoFactor.backupCodes')}
      </Typography>
      <Typography variant="body2">{translate('twoFactor.backupCodesText')}</Typography>
      <Box component="ul" sx={{ columns: 2, my: 1.5, pl: 0, listStyle: 'none', fontFamily: 'monospace' }}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </Box>
    </Box>
  );
}

/** The key for who can't scan, in groups of four. */
const keyIn = (totpURI: string) => (new URL(totpURI).searchParams.get('secret') ?? '').replace(/(.{4})(?=.)/g, '$1 ');
