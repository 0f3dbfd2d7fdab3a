import { Alert, Button, Stack } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useTranslate } from 'react-admin';
import type { useDraft } from './use-draft.ts';

/** Someone else saved this draft meanwhile: nothing is overwritten until a person chose. */
export function StaleNotice({ editing }: { editing: ReturnType<typeof useDraft> }) {
  const translate = useTranslate();
  const box = useRef<HTMLDivElement>(null);
  const { stale } = editing;
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'center' });
    box.current?.focus({ preventScroll: true });
  }, [stale]);
  if (!stale) return null;
  return (
    <Alert severity="warning" role="alert" ref={box} tabIndex={-1}>
      {translate('exam-bank.admin.editor.stale')}
      <Stack direction="row" sx={{ flexWrap: 'wrap', gap: 1, mt: 1 }}>
        <Button size="small" variant="outlined" onClick={() => void editing.takeOthers()}>
          {translate('exam-bank.admin.editor.takeOthers')}
        </Button>
        <Button size="small" color="error" onClick={() => void editing.saveOverOthers()}>
          {translate('exam-bank.admin.editor.saveOverOthers')}
        </Button>
      </Stack>
    </Alert>
  );
}
