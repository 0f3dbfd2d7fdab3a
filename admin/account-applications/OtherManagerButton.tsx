import { Button, Stack } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { AccountApplication, OtherManager } from '../../api/account-application/contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { useChange } from './use-change.ts';
import { WordsField } from './WordsField.tsx';

/** Has another manager sign, for instance because the address was wrong. */
export function OtherManagerButton({ application }: { application: AccountApplication }) {
  const translate = useTranslate();
  const [taskId, setTaskId] = useState<string>();
  const awaited = application.awaited.find(({ kind }) => kind === 'manager-signature');
  return (
    <>
      <Button variant="outlined" onClick={() => setTaskId(awaited?.taskId)}>
        {translate('application-status.admin.replace.button')}
      </Button>
      {taskId && (
        <OtherManagerDialog applicationId={application.id} taskId={taskId} onClose={() => setTaskId(undefined)} />
      )}
    </>
  );
}

const fields = ['name', 'email', 'reason'] as const;
type Given = Record<(typeof fields)[number], string>;

type DialogProps = { applicationId: string; taskId: string; onClose: () => void };

function OtherManagerDialog({ applicationId, taskId, onClose }: DialogProps) {
  const translate = useTranslate();
  const [decisionId] = useState(() => crypto.randomUUID());
  const [given, setGiven] = useState<Given>({ name: '', email: '', reason: '' });
  const [asked, setAsked] = useState(false);
  const { run, isPending } = useChange(
    'replace',
    (manager: OtherManager, office) => office.replaceManager(applicationId, manager),
    onClose,
  );
  const field = (name: (typeof fields)[number]) => ({
    value: given[name],
    onChange: (value: string) => setGiven({ ...given, [name]: value }),
    fault: asked && given[name].trim() === '' ? translate('application-status.admin.replace.missing') : undefined,
  });
  return (
    <ConfirmDialog
      title={translate('application-status.admin.replace.title')}
      text={translate('application-status.admin.replace.text')}
      label={translate('application-status.admin.replace.label')}
      busy={isPending}
      onClose={onClose}
      onConfirm={() => {
        setAsked(true);
        if (fields.every((name) => given[name].trim() !== '')) run({ decisionId, taskId, ...given });
      }}
    >
      <Stack spacing={2}>
        <WordsField
          label={translate('application-status.admin.replace.name')}
          {...field('name')}
          longest={100}
          autoFocus
        />
        <WordsField
          label={translate('application-status.admin.replace.email')}
          {...field('email')}
          longest={254}
          type="email"
        />
        <WordsField
          label={translate('application-status.admin.replace.why')}
          help={translate('application-status.admin.replace.whyHelp')}
          {...field('reason')}
          rows={2}
          longest={2000}
        />
      </Stack>
    </ConfirmDialog>
  );
}
