import { TextField } from '@mui/material';
import { useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { mailStates } from '../../api/mail/contract.ts';
import { ListFilters } from '../page/ListFilters.tsx';
import { ReferenceField } from '../page/ReferenceField.tsx';
import { useMailTemplates } from '../mail-examples/use-mail-templates.ts';

/** What narrows the list of mails; none of it is anybody's data. */
export function MailFilters() {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const templates = useMailTemplates();
  const [reference, setReference] = useState(String(filterValues['reference'] ?? ''));
  const valueOf = (source: string) => String(filterValues[source] ?? '');
  const set = (source: string, value: string) => {
    const { [source]: _before, ...others } = filterValues;
    setFilters(value === '' ? others : { ...others, [source]: value });
  };
  const select = { select: { native: true }, inputLabel: { shrink: true } };
  return (
    <ListFilters>
      <TextField
        select
        size="small"
        label={translate('office.mails.state.label')}
        value={valueOf('state')}
        onChange={({ target }) => set('state', target.value)}
        slotProps={select}
      >
        <option value="">{translate('office.mails.state.any')}</option>
        {mailStates.map((state) => (
          <option key={state} value={state}>
            {translate(`office.mails.state.${state}`)}
          </option>
        ))}
      </TextField>
      <TextField
        select
        size="small"
        label={translate('office.mails.template')}
        value={valueOf('template')}
        onChange={({ target }) => set('template', target.value)}
        slotProps={select}
        sx={{ minWidth: 0, maxWidth: { md: 300 } }}
      >
        <option value="">{translate('office.mails.anyTemplate')}</option>
        {templates.map((template) => (
          <option key={template} value={template}>
            {translate(`domain.mails.${template}`)}
          </option>
        ))}
      </TextField>
      <ReferenceField value={reference} onChange={setReference} onWhole={(whole) => set('reference', whole)} />
      <TextField
        type="date"
        size="small"
        label={translate('office.mails.day')}
        value={valueOf('day')}
        onChange={({ target }) => set('day', target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
      />
    </ListFilters>
  );
}
