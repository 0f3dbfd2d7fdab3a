import {
  Box,
  FormControl,
  FormControlLabel,
  FormLabel,
  Radio,
  RadioGroup,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import type { Stimulus } from '../../../api/exam-bank/contract.ts';
import { mediaPath } from '../addresses.ts';
import { newId, noFile } from './content-changes.ts';
import { FileButton } from './FileButton.tsx';
import { NumberField } from './NumberField.tsx';
import { PictureField } from './PictureField.tsx';
import { RichTextField } from './RichTextField.tsx';

type StimulusEditorProps = { stimulus: Stimulus | null; onChange: (stimulus: Stimulus | null) => void };

/** What the questions of a part are about: nothing, a text, or a sound. */
export function StimulusEditor({ stimulus, onChange }: StimulusEditorProps) {
  const translate = useTranslate();
  const label = useId();
  const { title = '', text = '' } = stimulus ?? {};
  function choose(kind: string) {
    const same = { id: stimulus?.id ?? newId('bron'), title, text };
    if (kind === 'text') onChange({ ...same, kind, picture: null });
    else if (kind === 'audio') onChange({ ...same, kind, mediaId: noFile, maxPlays: 2, transcript: '' });
    else onChange(null);
  }
  return (
    <Stack spacing={2}>
      <FormControl>
        <FormLabel id={label}>{translate('exam-bank.admin.stimulus.label')}</FormLabel>
        <RadioGroup row aria-labelledby={label} value={stimulus?.kind ?? 'none'} onChange={(_, kind) => choose(kind)}>
          {['none', 'text', 'audio'].map((kind) => (
            <FormControlLabel
              key={kind}
              value={kind}
              control={<Radio />}
              label={translate(`exam-bank.admin.stimulus.${kind}`)}
            />
          ))}
        </RadioGroup>
      </FormControl>
      {stimulus && (
        <>
          <TextField
            label={translate('exam-bank.admin.stimulus.title')}
            value={stimulus.title}
            onChange={(event) => onChange({ ...stimulus, title: event.target.value })}
            slotProps={{ htmlInput: { maxLength: 200 } }}
          />
          {stimulus.kind === 'audio' && <Sound stimulus={stimulus} onChange={onChange} />}
          <RichTextField
            label={translate(`exam-bank.admin.stimulus.${stimulus.kind === 'text' ? 'body' : 'beside'}`)}
            value={stimulus.text}
            minRows={stimulus.kind === 'text' ? 8 : 2}
            onChange={(changed) => onChange({ ...stimulus, text: changed })}
          />
          {stimulus.kind === 'text' && (
            <PictureField picture={stimulus.picture} onChange={(picture) => onChange({ ...stimulus, picture })} />
          )}
          {stimulus.kind === 'audio' && (
            <TextField
              label={translate('exam-bank.admin.sound.transcript')}
              helperText={translate('exam-bank.admin.sound.transcriptHelp')}
              value={stimulus.transcript}
              onChange={(event) => onChange({ ...stimulus, transcript: event.target.value })}
              multiline
              minRows={3}
              maxRows={12}
              slotProps={{ htmlInput: { maxLength: 20_000 } }}
            />
          )}
        </>
      )}
    </Stack>
  );
}

type Audio = Extract<Stimulus, { kind: 'audio' }>;

function Sound({ stimulus, onChange }: { stimulus: Audio; onChange: (stimulus: Audio) => void }) {
  const translate = useTranslate();
  const there = stimulus.mediaId !== noFile;
  return (
    <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
      {there ? (
        <Box
          component="audio"
          controls
          preload="metadata"
          src={mediaPath(stimulus.mediaId)}
          aria-label={translate('exam-bank.admin.sound.play')}
          sx={{ maxWidth: '100%' }}
        />
      ) : (
        <Typography variant="body2">{translate('exam-bank.admin.sound.none')}</Typography>
      )}
      <FileButton
        label={translate(there ? 'exam-bank.admin.sound.replace' : 'exam-bank.admin.sound.add')}
        accept="audio/mpeg,.mp3"
        onDone={({ id }) => onChange({ ...stimulus, mediaId: id })}
      />
      <NumberField
        label={translate('exam-bank.admin.sound.maxPlays')}
        value={stimulus.maxPlays}
        max={10}
        width={200}
        onChange={(maxPlays) => onChange({ ...stimulus, maxPlays })}
      />
    </Stack>
  );
}
