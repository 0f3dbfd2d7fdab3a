import { Card } from '@mui/material';
import { useTranslate } from 'react-admin';
import { EmptyState } from '../page/EmptyState.tsx';
import { Page } from '../page/Page.tsx';

/** For a colleague whose role has no part of the back office. */
export function NothingHereYet() {
  const translate = useTranslate();
  return (
    <Page title={translate('home.title')}>
      <Card>
        <EmptyState>{translate('home.nothingForRole')}</EmptyState>
      </Card>
    </Page>
  );
}
