import { useMutation, useQueryClient } from '@tanstack/react-query';
import UploadFile from '@mui/icons-material/UploadFileOutlined';
import { Button } from '@mui/material';
import { useRef } from 'react';
import { HttpError, useDataProvider, useNotify, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import type { SchedulingReceipt } from '../../api/scheduling/request-contract.ts';
import type { BackOffice } from '../data-provider.ts';
import { requestPath, type SentTemplate } from './actions.ts';

/** The API takes no larger file. Bytes. */
const largest = 10 * 1024 * 1024;

type SendTemplateButtonProps = {
  label: string;
  /** Of a new request. */
  schoolId?: string;
  /** Of a request that exists already: the file takes the place of the one before. */
  requestId?: string;
};

/** Chooses the filled template and sends it; what comes of it is on the page of the request. */
export function SendTemplateButton({ label, schoolId, requestId }: SendTemplateButtonProps) {
  const translate = useTranslate();
  const backOffice = useDataProvider<BackOffice>();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotify();
  const input = useRef<HTMLInputElement>(null);
  const { mutate, isPending } = useMutation<SchedulingReceipt, Error, SentTemplate>({
    mutationFn: (sent) =>
      requestId ? backOffice.sendCorrectedTemplate(requestId, sent) : backOffice.sendTemplate(sent),
    // The same file under the same id: sent again after the connection was lost, it is taken in once.
    retry: (count, error) => count < 2 && (!(error instanceof HttpError) || error.status === 0 || error.status >= 500),
    onSuccess: ({ kind, request }) => {
      notify(`scheduling.request.admin.sent.${kind}`, {
        type: kind === 'known' ? 'info' : 'success',
        messageArgs: { reference: request.reference },
      });
      void navigate(requestPath(request.id));
    },
    onError: (error) => notify(error.message, { type: 'warning', autoHideDuration: 15_000 }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['scheduling-requests'] }),
  });

  function send(file: File) {
    if (file.size > largest) notify('scheduling.request.admin.tooLarge', { type: 'warning' });
    else mutate({ id: crypto.randomUUID(), file, ...(schoolId ? { schoolId } : {}) });
  }

  return (
    <>
      <Button
        variant="contained"
        startIcon={<UploadFile aria-hidden />}
        loading={isPending}
        loadingPosition="start"
        onClick={() => input.current?.click()}
      >
        {translate(label)}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx"
        aria-label={translate(label)}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) send(file);
          target.value = '';
        }}
      />
    </>
  );
}
