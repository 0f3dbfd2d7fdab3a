import { Alert, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AccountApplication } from '../../api/account-application/contract.ts';

/** What a reviewer should look at before approving. */
export function ApplicationWarnings({ application }: { application: AccountApplication }) {
  const translate = useTranslate();
  if (application.warnings.length === 0) return null;
  return (
    <Stack component="section" spacing={1} aria-label={translate('application.warnings')}>
      {application.warnings.map((warning) => (
        // Not role="alert": it stands there when the page opens, and interrupts nobody.
        <Alert key={warning} severity="warning" role="note">
          {translate(`domain.warnings.${warning}`)}
        </Alert>
      ))}
    </Stack>
  );
}
