import { TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useListContext, useTranslate } from 'react-admin';
import { roles } from '../../domain/access.ts';
import type { BackOffice } from '../data-provider.ts';
import { ListFilters, SearchField } from '../page/ListFilters.tsx';

const standings = ['active', 'invited', 'blocked', 'ended'] as const;

/** By role, standing and school, and a search by name or address. */
export function AccountFilters() {
  const translate = useTranslate();
  const backOffice = useDataProvider<BackOffice>();
  const { data: schools = [] } = useQuery({
    queryKey: ['account-schools'],
    queryFn: () => backOffice.accountSchools(),
  });
  return (
    <ListFilters>
      <SearchField label="accounts.admin.search" />
      <Choice source="role" options={roles.map((role) => ({ id: role, name: translate(`domain.roles.${role}`) }))} />
      <Choice
        source="standing"
        options={standings.map((one) => ({ id: one, name: translate(`accounts.admin.standing.${one}`) }))}
      />
      {schools.length > 1 && <Choice source="schoolId" options={schools} />}
    </ListFilters>
  );
}

const words = { role: 'role', standing: 'standing', schoolId: 'school' };

function Choice({ source, options }: { source: keyof typeof words; options: { id: string; name: string }[] }) {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  return (
    <TextField
      select
      size="small"
      label={translate(`accounts.admin.filter.${words[source]}`)}
      value={(filterValues[source] as string | undefined) ?? ''}
      onChange={({ target }) => {
        const { [source]: _before, ...others } = filterValues;
        setFilters(target.value === '' ? others : { ...others, [source]: target.value });
      }}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
      sx={{ minWidth: { md: 150 }, maxWidth: { md: 220 } }}
    >
      <option value="">{translate('accounts.admin.filter.all')}</option>
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </TextField>
  );
}
