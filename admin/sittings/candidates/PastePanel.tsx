import { Box, Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';

/** For who can't paste into the lines themselves: a field for what was copied. It stays there until it was read. */
export function PastePanel({ busy, onText }: { busy: boolean; onText: (text: string) => void }) {
  const translate = useTranslate();
  const [text, setText] = useState('');
  return (
    <Box sx={{ display: 'grid', gap: 1, justifyItems: 'start', mb: 2 }}>
      <TextField
        label={translate('scheduling.admin.grid.pasteHere')}
        helperText={translate('scheduling.admin.grid.pasteHelp')}
        multiline
        minRows={4}
        maxRows={12}
        autoFocus
        value={text}
        onChange={({ target }) => setText(target.value)}
        slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false } }}
      />
      <Button variant="contained" disabled={text.trim() === ''} loading={busy} onClick={() => onText(text)}>
        {translate('scheduling.admin.grid.addPasted')}
      </Button>
    </Box>
  );
}
