import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';

export function NotADraft() {
  const translate = useTranslate();
  return <Alert severity="info">{translate('exam-bank.admin.editor.notADraft')}</Alert>;
}
