import { Autocomplete, Button, TextField } from '@mui/material';
import { useMemo, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { auditActors, type AuditFilter } from '../../api/audit/contract.ts';
import words from '../../locales/nl/domain.json' with { type: 'json' };
import { ListFilters } from '../page/ListFilters.tsx';
import { ReferenceField } from '../page/ReferenceField.tsx';

type AuditFiltersProps = { filter: AuditFilter; onFilter: (filter: AuditFilter) => void };
/** Every event that has words: the two languages have the same ones. */
const codes = Object.keys(words.events);

/** What narrows the audit: the case, what happened, who did it, and when. */
export function AuditFilters({ filter, onFilter }: AuditFiltersProps) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const [reference, setReference] = useState('');
  const events = useMemo(
    () =>
      codes
        .map((code) => ({ code, label: translate(`domain.events.${code}`) }))
        .sort((a, b) => a.label.localeCompare(b.label, locale)),
    [translate, locale],
  );
  const set = (name: keyof AuditFilter, value: string) => {
    const { [name]: _before, ...others } = filter;
    onFilter(value === '' ? others : { ...others, [name]: value });
  };
  const day = (name: 'from' | 'until') => (
    <TextField
      type="date"
      size="small"
      label={translate(`office.audit.${name}`)}
      value={filter[name] ?? ''}
      onChange={({ target }) => set(name, target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
  return (
    <ListFilters>
      <ReferenceField value={reference} onChange={setReference} onWhole={(whole) => set('reference', whole)} />
      <Autocomplete
        size="small"
        options={events}
        getOptionKey={({ code }) => code}
        isOptionEqualToValue={(one, other) => one.code === other.code}
        value={events.find(({ code }) => code === filter.code) ?? null}
        onChange={(_, chosen) => set('code', chosen?.code ?? '')}
        sx={{ flexGrow: 1, minWidth: { md: 220 } }}
        renderInput={(params) => <TextField {...params} label={translate('office.audit.code')} />}
      />
      <TextField
        select
        size="small"
        label={translate('office.audit.actor')}
        value={filter.actor ?? ''}
        onChange={({ target }) => set('actor', target.value)}
        slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
      >
        <option value="">{translate('office.audit.anyActor')}</option>
        {auditActors.map((actor) => (
          <option key={actor} value={actor}>
            {translate(`domain.actors.${actor}`)}
          </option>
        ))}
      </TextField>
      {day('from')}
      {day('until')}
      {Object.keys(filter).length > 0 && (
        <Button
          variant="text"
          onClick={() => {
            setReference('');
            onFilter({});
          }}
          sx={{ whiteSpace: 'nowrap' }}
        >
          {translate('office.audit.clear')}
        </Button>
      )}
    </ListFilters>
  );
}
