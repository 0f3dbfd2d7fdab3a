import Add from '@mui/icons-material/Add';
import { Button, Checkbox, FormControlLabel, Stack, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Gap, Item } from '../../../api/exam-bank/contract.ts';
import { newId, withChanged, without } from './content-changes.ts';
import { PlaceBox } from './PlaceBox.tsx';
import { isPlaced, withoutPlace, withPlace } from './places.ts';

type GapItem = Extract<Item, { kind: 'gap' }>;
type GapEditorProps = { item: GapItem; onChange: (item: GapItem) => void };

/** The places to fill in, each with what is right there: words, or a number with how far off it may be. */
export function GapEditor({ item, onChange }: GapEditorProps) {
  const translate = useTranslate();
  const add = (gap: Gap) => onChange({ ...item, gaps: [...item.gaps, gap], prompt: withPlace(item.prompt, gap.id) });
  return (
    <Stack spacing={1.5}>
      {item.gaps.map((gap, index) => (
        <PlaceBox
          key={gap.id}
          id={gap.id}
          number={index + 1}
          named={isPlaced(item.prompt, gap.id)}
          onName={() => onChange({ ...item, prompt: withPlace(item.prompt, gap.id) })}
          onRemove={() =>
            onChange({ ...item, gaps: without(item.gaps, gap.id), prompt: withoutPlace(item.prompt, gap.id) })
          }
        >
          <GapKey gap={gap} onChange={(changed) => onChange({ ...item, gaps: withChanged(item.gaps, changed) })} />
        </PlaceBox>
      ))}
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1 }}>
        <Button
          size="small"
          startIcon={<Add aria-hidden />}
          onClick={() => add({ id: newId('invul'), kind: 'text', accepted: [], caseSensitive: false })}
        >
          {translate('exam-bank.admin.gap.addText')}
        </Button>
        <Button
          size="small"
          startIcon={<Add aria-hidden />}
          onClick={() => add({ id: newId('invul'), kind: 'number', value: '', tolerance: '0', unit: '' })}
        >
          {translate('exam-bank.admin.gap.addNumber')}
        </Button>
      </Stack>
    </Stack>
  );
}

function GapKey({ gap, onChange }: { gap: Gap; onChange: (gap: Gap) => void }) {
  const translate = useTranslate();
  if (gap.kind === 'text') {
    return (
      <>
        <TextField
          label={translate('exam-bank.admin.gap.accepted')}
          helperText={translate('exam-bank.admin.gap.acceptedHelp')}
          value={gap.accepted.join('\n')}
          onChange={(event) => onChange({ ...gap, accepted: event.target.value.split('\n') })}
          multiline
          minRows={2}
        />
        <FormControlLabel
          control={
            <Checkbox
              checked={gap.caseSensitive}
              onChange={(_, caseSensitive) => onChange({ ...gap, caseSensitive })}
            />
          }
          label={translate('exam-bank.admin.gap.caseSensitive')}
        />
      </>
    );
  }
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1.5}>
      {(['value', 'tolerance', 'unit'] as const).map((field) => (
        <TextField
          key={field}
          label={translate(`exam-bank.admin.gap.${field}`)}
          helperText={translate(`exam-bank.admin.gap.${field}Help`)}
          value={gap[field]}
          onChange={(event) => onChange({ ...gap, [field]: event.target.value })}
          slotProps={{
            htmlInput: { maxLength: field === 'unit' ? 20 : 40, ...(field !== 'unit' && { inputMode: 'decimal' }) },
          }}
        />
      ))}
    </Stack>
  );
}
