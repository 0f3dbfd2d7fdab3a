import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Page } from '../page/Page.tsx';

/** Where a person lands who follows a link to a part that is not theirs. */
export function NoAccess() {
  const translate = useTranslate();
  return (
    <Page title={translate('noAccess.title')} back={{ to: '/', label: 'notFound.home' }}>
      <Typography>{translate('noAccess.text')}</Typography>
    </Page>
  );
}
