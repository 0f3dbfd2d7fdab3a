import { Box, Button, Card, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { previewPath } from '../addresses.ts';
import { unsavable } from './as-saved.ts';
import { PublishButton } from './PublishButton.tsx';
import type { useDraft } from './use-draft.ts';

/** Saving, looking at it as a candidate, publishing; in sight wherever one is on the page. */
export function DraftBar({ editing }: { editing: ReturnType<typeof useDraft> }) {
  const translate = useTranslate();
  const { draft, seen, unsaved, isSaving, save } = editing;
  const open = unsavable(draft);
  const state = open.length > 0 ? 'notSavable' : unsaved ? 'unsaved' : 'saved';
  return (
    <Card sx={{ position: 'sticky', top: 8, zIndex: 2, p: 1.5 }}>
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Button
          variant="contained"
          disabled={!unsaved || open.length > 0}
          loading={isSaving}
          loadingPosition="start"
          onClick={() => void save()}
        >
          {translate('exam-bank.admin.save')}
        </Button>
        <Button href={previewPath(seen.id)} target="_blank" rel="noopener" variant="outlined" disabled={unsaved}>
          {translate('exam-bank.admin.preview')}
        </Button>
        <PublishButton editing={editing} />
        <Box role="status" sx={{ flexGrow: 1, minWidth: 0 }}>
          <Typography variant="body2" color="textSecondary">
            {translate(`exam-bank.admin.editor.state.${state}`)}
          </Typography>
        </Box>
      </Stack>
    </Card>
  );
}
