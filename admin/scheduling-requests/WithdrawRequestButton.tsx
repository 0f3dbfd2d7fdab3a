import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { SchedulingRequest } from '../../api/scheduling/request-contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { useAction } from '../page/use-action.ts';

/** Withdraws a request that awaits a corrected file: nobody is reminded of it any more. */
export function WithdrawRequestButton({ requestId }: { requestId: string }) {
  const translate = useTranslate();
  const [decisionId, setDecisionId] = useState<string | null>(null);
  const close = () => setDecisionId(null);
  const { run, isPending } = useAction<string, SchedulingRequest>(
    (id, backOffice) => backOffice.withdrawSchedulingRequest(requestId, id),
    {
      done: 'scheduling.request.admin.withdraw.done',
      touches: ['scheduling-requests'],
      whenDone: close,
      whenRefused: close,
    },
  );
  return (
    <>
      <Button variant="outlined" color="error" onClick={() => setDecisionId(crypto.randomUUID())}>
        {translate('scheduling.request.admin.withdraw.label')}
      </Button>
      {decisionId && (
        <ConfirmDialog
          danger
          title={translate('scheduling.request.admin.withdraw.title')}
          text={translate('scheduling.request.admin.withdraw.text')}
          label={translate('scheduling.request.admin.withdraw.label')}
          busy={isPending}
          onClose={close}
          onConfirm={() => run(decisionId)}
        />
      )}
    </>
  );
}
