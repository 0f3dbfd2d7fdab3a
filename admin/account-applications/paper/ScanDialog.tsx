import { Checkbox, FormControlLabel, FormHelperText, Stack, Typography } from '@mui/material';
import { useRef } from 'react';
import { HttpError, useTranslate } from 'react-admin';
import type { AccountApplication } from '../../../api/account-application/contract.ts';
import type { ScanReceipt } from '../../../api/account-application/paper-contract.ts';
import { ConfirmDialog } from '../../page/ConfirmDialog.tsx';
import { useAction } from '../../page/use-action.ts';
import { ScanField } from './ScanField.tsx';
import { SignedFields } from './SignedFields.tsx';
import { usePaperFields, type PaperFields } from './use-paper-fields.ts';

type Scan = AccountApplication['documents'][number];
type ScanDialogProps = {
  application: AccountApplication;
  /** One that is there already. */ scan?: Scan;
  onClose: () => void;
};

/** Adds a scan, or takes one that is there, and records who signed on it and when. */
export function ScanDialog({ application, scan, onClose }: ScanDialogProps) {
  const translate = useTranslate();
  const { form, ...fields } = usePaperFields('scan');
  const requestId = useRef<string>(undefined);
  const { run, isPending } = useAction<FormData, ScanReceipt>(
    (body, backOffice) => backOffice.addScan(application.id, body),
    {
      done: 'evidence.scans.done',
      touches: ['account-applications', 'tasks'],
      whenDone: onClose,
      whenRefused: (error) => {
        if (error instanceof HttpError && error.status > 0 && error.status < 500) requestId.current = undefined;
        return fields.showAnswer(error);
      },
    },
  );

  function save() {
    if (!scan && !fields.files['file']) {
      // One that was too large is told so already.
      fields.show({ file: translate('evidence.paper.fault.file.missing'), ...fields.faults });
      return;
    }
    requestId.current ??= crypto.randomUUID();
    run(fields.asForm({ requestId: requestId.current, ...(scan ? { documentId: scan.id } : {}) }));
  }

  const { reference } = application;
  return (
    <ConfirmDialog
      title={translate(scan ? 'evidence.scans.recordTitle' : 'evidence.scans.addTitle', { reference })}
      text={translate(scan ? 'evidence.scans.recordText' : 'evidence.scans.addText', { name: scan?.name ?? '' })}
      label={translate('evidence.scans.save')}
      busy={isPending}
      onConfirm={save}
      onClose={onClose}
    >
      <Stack ref={form} spacing={2.5} sx={{ pt: 1 }}>
        {!scan && (
          <ScanField fields={fields} name="file" label="evidence.scans.file" help="evidence.paper.scanHelp" required />
        )}
        <WhatItSays application={application} fields={fields} />
      </Stack>
    </ConfirmDialog>
  );
}

/** Asks for what the case waits for, and for nothing else. */
function WhatItSays({ application, fields }: { application: AccountApplication; fields: PaperFields }) {
  const translate = useTranslate();
  const waitsFor = (kind: string) => application.awaited.some((task) => task.kind === kind);
  if (waitsFor('email-confirmation')) return <EmailConfirmed fields={fields} />;
  const manager = waitsFor('manager-signature');
  const applicant = waitsFor('applicant-nda');
  if (!manager && !applicant) {
    return <Typography variant="body2">{translate('evidence.scans.nothingAsked')}</Typography>;
  }
  return (
    <>
      {manager && <SignedFields fields={fields} signer="manager" probably={application.manager.name} />}
      {applicant && <SignedFields fields={fields} signer="applicant" probably={application.applicant.name} />}
    </>
  );
}

function EmailConfirmed({ fields }: { fields: PaperFields }) {
  const translate = useTranslate();
  return (
    <div>
      <FormControlLabel
        control={<Checkbox checked={fields.values['emailConfirmed'] === 'yes'} />}
        label={translate('evidence.scans.emailConfirmed')}
        onChange={(_event, checked) => fields.set({ emailConfirmed: checked ? 'yes' : '' })}
      />
      <FormHelperText>{translate('evidence.scans.emailConfirmedHelp')}</FormHelperText>
    </div>
  );
}
