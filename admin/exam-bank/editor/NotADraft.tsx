import { Alert, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { previewPath } from '../addresses.ts';

/** In place of the editor: it was published, and can be looked at. */
export function NotADraft({ versionId }: { versionId: string }) {
  const translate = useTranslate();
  return (
    <Alert
      severity="info"
      action={
        <Button href={previewPath(versionId)} target="_blank" rel="noopener" color="inherit" size="small">
          {translate('exam-bank.admin.preview')}
        </Button>
      }
    >
      {translate('exam-bank.admin.editor.notADraft')}
    </Alert>
  );
}

/** Above what was typed, while it can't be saved any more: it is there to copy. */
export function NoLongerADraft() {
  const translate = useTranslate();
  return (
    <Alert severity="warning" role="alert">
      {translate('exam-bank.admin.editor.noLongerADraft')}
    </Alert>
  );
}
