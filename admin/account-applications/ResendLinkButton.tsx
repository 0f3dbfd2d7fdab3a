import { Button } from '@mui/material';
import { useRef } from 'react';
import { useTranslate } from 'react-admin';
import { useChange } from './use-change.ts';

/** Mails an open task's link once more. One press is one mail, however often it has to be sent over a bad connection. */
export function ResendLinkButton({ applicationId, taskId }: { applicationId: string; taskId: string }) {
  const translate = useTranslate();
  const requestId = useRef<string>(undefined);
  const { run, isPending } = useChange(
    'resend',
    (task: string, office) => {
      requestId.current ??= crypto.randomUUID();
      return office.resendLink(applicationId, { taskId: task, requestId: requestId.current });
    },
    () => {
      requestId.current = undefined;
    },
  );
  return (
    <Button size="small" loading={isPending} loadingPosition="start" onClick={() => run(taskId)} sx={{ px: 0 }}>
      {translate('application-status.admin.resend.button')}
    </Button>
  );
}
