import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import type { Mail } from '../../api/mail/contract.ts';
import { useMe } from '../access/use-me.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { useAction } from '../page/use-action.ts';
import { mailPath } from './mail-words.tsx';

/** Sends a mail once more, after asking; or says why that is of no use. */
export function ResendMailButton({ mail }: { mail: Mail }) {
  const translate = useTranslate();
  const mayResend = useMe()?.may.includes('mails.resend') ?? false;
  const [requestId, setRequestId] = useState<string | null>(null);
  const close = () => setRequestId(null);
  const navigate = useNavigate();
  const { run, isPending } = useAction<string, Mail>((id, backOffice) => backOffice.resendMail(mail.id, id), {
    ...{ done: 'office.mails.resent', touches: ['mails', 'tasks'] },
    whenDone: (goesOut) => {
      close();
      if (goesOut.id !== mail.id) void navigate(mailPath(goesOut.id));
    },
    whenRefused: close,
  });
  if (mail.obstacle) return <Alert severity="info">{translate(`office.mails.obstacle.${mail.obstacle}`)}</Alert>;
  if (!mayResend) return null;
  return (
    <>
      {mail.task?.open && <Alert severity="warning">{translate('office.mails.taskOpen')}</Alert>}
      <Button variant="outlined" onClick={() => setRequestId(crypto.randomUUID())} sx={{ alignSelf: 'start' }}>
        {translate('office.mails.resend')}
      </Button>
      {requestId !== null && (
        <ConfirmDialog
          title={translate('office.mails.resendTitle')}
          text={translate('office.mails.resendText', { recipient: mail.recipient })}
          label={translate('office.mails.resend')}
          busy={isPending}
          onClose={close}
          onConfirm={() => run(requestId)}
        />
      )}
    </>
  );
}
