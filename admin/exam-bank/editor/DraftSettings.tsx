import { Stack, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { maxPointsOf, type Draft } from '../../../api/exam-bank/contract.ts';
import { Section } from '../../page/Section.tsx';
import { NumberField } from './NumberField.tsx';

type DraftSettingsProps = { draft: Draft; onChange: (change: Partial<Draft>) => void };

/** What holds for the exam as a whole. The points follow from the questions. */
export function DraftSettings({ draft, onChange }: DraftSettingsProps) {
  const translate = useTranslate();
  const items = draft.content.sections.flatMap((section) => section.items);
  const points = items.reduce((sum, item) => sum + maxPointsOf(item), 0);
  return (
    <Section title={translate('exam-bank.admin.editor.settings')}>
      <Stack spacing={2}>
        <TextField
          label={translate('exam-bank.admin.column.title')}
          required
          value={draft.title}
          onChange={({ target }) => onChange({ title: target.value })}
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
        <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2}>
          <NumberField
            label={translate('exam-bank.admin.editor.duration')}
            value={draft.durationMinutes}
            max={600}
            width={200}
            onChange={(durationMinutes) => onChange({ durationMinutes })}
          />
          <NumberField
            label={translate('exam-bank.admin.editor.cutScore')}
            value={draft.cutScore}
            max={99_999}
            width={260}
            help={translate('exam-bank.admin.editor.cutScoreHelp')}
            onChange={(cutScore) => onChange({ cutScore })}
          />
        </Stack>
        <Typography>
          {translate('exam-bank.admin.editor.questions', { smart_count: items.length })},{' '}
          {translate('exam-bank.admin.points', { smart_count: points })}
        </Typography>
      </Stack>
    </Section>
  );
}
