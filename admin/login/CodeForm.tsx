import { Alert, Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useLogin, useTranslate } from 'react-admin';
import type { LoginAttempt } from '../auth-provider.ts';
import { CodeField } from './CodeField.tsx';
import { useAttempt } from './use-attempt.ts';

/** The second factor: the six digits of the app, or one of the backup codes for who has lost the telephone. */
export function CodeForm({ onBack }: { onBack: () => void }) {
  const translate = useTranslate();
  const login = useLogin();
  const [step, setStep] = useState<'code' | 'backup-code'>('code');
  const [code, setCode] = useState('');
  const withBackupCode = step === 'backup-code';
  const { busy, fault, attempt, forget } = useAttempt(withBackupCode ? 'login.backupCodeRefused' : 'login.codeRefused');

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void attempt(() => login({ step, code: code.replaceAll(' ', '') } satisfies LoginAttempt));
      }}
    >
      <Stack spacing={2.5}>
        <Typography>{translate(withBackupCode ? 'login.backupCodeText' : 'login.codeText')}</Typography>
        {fault && <Alert severity="error">{translate(fault)}</Alert>}
        <CodeField key={step} kind={step} value={code} onChange={setCode} />
        <Button type="submit" variant="contained" size="large" loading={busy} loadingPosition="start">
          {translate('ra.auth.sign_in')}
        </Button>
        <Button
          onClick={() => {
            setCode('');
            forget();
            setStep(withBackupCode ? 'code' : 'backup-code');
          }}
        >
          {translate(withBackupCode ? 'login.useCode' : 'login.useBackupCode')}
        </Button>
        <Button onClick={onBack}>{translate('login.otherAccount')}</Button>
      </Stack>
    </form>
  );
}
