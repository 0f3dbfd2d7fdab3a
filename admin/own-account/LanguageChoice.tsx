import { TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Me } from '../../api/accounts/contract.ts';
import { useOwnChange } from './use-own-change.ts';

/** The language in which we write; that of the screens is chosen in the bar on top. */
export function LanguageChoice({ locale }: { locale: Me['locale'] }) {
  const translate = useTranslate();
  const { run, isPending } = useOwnChange<Me['locale']>(
    (chosen, backOffice) => backOffice.chooseLanguage({ locale: chosen }),
    { done: 'accounts.own.languageSaved' },
  );
  return (
    <TextField
      select
      size="small"
      label={translate('accounts.own.language')}
      value={locale}
      disabled={isPending}
      onChange={({ target }) => run(target.value as Me['locale'])}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
      sx={{ mt: 2, minWidth: 220 }}
    >
      <option value="nl">{translate('accounts.own.dutch')}</option>
      <option value="en">{translate('accounts.own.english')}</option>
    </TextField>
  );
}
