import Download from '@mui/icons-material/DownloadOutlined';
import { Box, Button, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Me } from '../../api/accounts/contract.ts';
import { Section } from '../page/Section.tsx';
import { templateAddress } from './actions.ts';
import { SendTemplateButton } from './SendTemplateButton.tsx';

const steps = ['download', 'fill', 'send'] as const;

/** How a school has its exams scheduled: fetch the template, fill it in, send it. Source: "Laten klaarzetten examens". */
export function HaveScheduled({ schools }: { schools: Me['schools'] }) {
  const translate = useTranslate();
  const [schoolId, setSchoolId] = useState(schools[0]?.id ?? '');
  if (schools.length === 0) return null;
  return (
    <Section title={translate('scheduling.request.admin.how.title')}>
      <Typography sx={{ maxWidth: 760 }}>{translate('scheduling.request.admin.how.text')}</Typography>
      {schools.length > 1 && (
        <TextField
          select
          label={translate('scheduling.request.admin.column.school')}
          value={schoolId}
          onChange={({ target }) => setSchoolId(target.value)}
          sx={{ mt: 2, maxWidth: 420 }}
          fullWidth
        >
          {schools.map(({ id, name }) => (
            <MenuItem key={id} value={id}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      )}
      <Box component="ol" sx={{ my: 2, pl: 3, display: 'grid', gap: 0.75 }}>
        {steps.map((step) => (
          <Typography component="li" key={step}>
            {translate(`scheduling.request.admin.how.${step}`)}
          </Typography>
        ))}
      </Box>
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1.5 }}>
        <Button href={templateAddress(schoolId)} download variant="outlined" startIcon={<Download aria-hidden />}>
          {translate('scheduling.request.admin.download')}
        </Button>
        <SendTemplateButton label="scheduling.request.admin.send" schoolId={schoolId} />
      </Stack>
    </Section>
  );
}
