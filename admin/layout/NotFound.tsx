import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Page } from '../page/Page.tsx';

export function NotFound() {
  const translate = useTranslate();
  return (
    <Page title={translate('notFound.title')} back={{ to: '/', label: 'notFound.home' }}>
      <Typography>{translate('notFound.text')}</Typography>
    </Page>
  );
}
