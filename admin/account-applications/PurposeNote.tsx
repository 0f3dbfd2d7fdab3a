import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AccountApplication } from '../../api/account-application/contract.ts';

/** That no account is applied for but more study fields, under the name of whoever applies. */
export function PurposeNote({ purpose }: { purpose: AccountApplication['purpose'] | null }) {
  const translate = useTranslate();
  if (purpose !== 'study-fields') return null;
  return (
    <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>
      {translate('application.purpose.study-fields')}
    </Typography>
  );
}
