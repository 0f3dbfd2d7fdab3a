import CallMerge from '@mui/icons-material/CallMerge';
import { Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import type { MergePreview, School, SchoolMerge, SchoolRow } from '../../api/schools/contract.ts';
import type { BackOffice } from '../data-provider.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { CouldNotLoad } from '../page/CouldNotLoad.tsx';
import { useAction } from '../page/use-action.ts';
import { schoolAddress } from './school-address.ts';
import { SchoolSearch } from './SchoolSearch.tsx';

/** Merges this school into another: shows what goes along, asks why, and opens the one that stays. */
export function MergeButton({ school }: { school: School }) {
  const translate = useTranslate();
  const [opened, setOpened] = useState<School | null>(null);
  return (
    <>
      <Button variant="outlined" startIcon={<CallMerge aria-hidden />} onClick={() => setOpened(school)}>
        {translate('school.admin.merge.open')}
      </Button>
      {opened && <MergeDialog school={opened} onClose={() => setOpened(null)} />}
    </>
  );
}

function MergeDialog({ school, onClose }: { school: School; onClose: () => void }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const id = useId();
  const [into, setInto] = useState<SchoolRow | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { run, isPending } = useAction<SchoolMerge, School>(
    (merge, backOffice) => backOffice.mergeSchool(school, merge),
    {
      done: 'school.admin.merge.done',
      touches: ['schools', 'tasks', 'account-applications', 'sittings'],
      whenDone: (stays) => {
        onClose();
        void navigate(schoolAddress(stays));
      },
    },
  );
  const missing = { into: into === null, reason: reason.trim() === '' };
  const { name } = school;
  return (
    <ConfirmDialog
      title={translate('school.admin.merge.title', { name })}
      text={translate('school.admin.merge.text', { name })}
      label={translate('school.admin.merge.confirm')}
      danger
      busy={isPending}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (into && !missing.reason) run({ intoId: into.id, reason: reason.trim() });
      }}
    >
      <Stack spacing={2} sx={{ pt: 1 }}>
        <SchoolSearch
          id={`${id}-into`}
          label="school.admin.merge.into"
          except={school.id}
          chosen={into}
          fault={tried && missing.into ? 'school.admin.fault.into' : undefined}
          onChoose={setInto}
        />
        {into && <WhatMoves from={school} into={into} />}
        <TextField
          id={`${id}-reason`}
          label={translate('school.admin.merge.reason')}
          required
          multiline
          minRows={2}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          error={tried && missing.reason}
          helperText={translate(
            tried && missing.reason ? 'school.admin.fault.reason' : 'school.admin.merge.reasonHelp',
          )}
          slotProps={{ htmlInput: { maxLength: 1000 } }}
        />
      </Stack>
    </ConfirmDialog>
  );
}

const kinds = [
  ...(['applications', 'accesses', 'accessesAtBoth', 'sittings', 'schedulingRequests'] as const),
  ...(['inspectionRequests', 'locations', 'tasks'] as const),
] satisfies (keyof MergePreview)[];

function WhatMoves({ from, into }: { from: School; into: SchoolRow }) {
  const translate = useTranslate();
  const backOffice = useDataProvider<BackOffice>();
  const { data, error, refetch } = useQuery({
    queryKey: ['schools', 'mergePreview', { from: from.id, into: into.id }],
    queryFn: () => backOffice.previewMerge(from.id, into.id),
  });
  if (error) return <CouldNotLoad error={error} retry={() => void refetch()} />;
  if (!data) return null;
  const moving = kinds.filter((kind) => data[kind] > 0);
  if (moving.length === 0) return <Typography variant="body2">{translate('school.admin.merge.nothing')}</Typography>;
  return (
    <div>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {translate('school.admin.merge.moves', { name: into.name })}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {moving.map((kind) => (
          <Typography component="li" variant="body2" key={kind}>
            {translate(`school.admin.merge.${kind}`, { smart_count: data[kind] })}
          </Typography>
        ))}
      </Box>
    </div>
  );
}
