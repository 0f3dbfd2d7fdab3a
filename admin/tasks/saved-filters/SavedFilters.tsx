import { Button, TextField } from '@mui/material';
import { useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { orderOf, type TaskFilter } from '../InboxViews.tsx';
import { ManageFilters } from './ManageFilters.tsx';
import { SaveFilter } from './SaveFilter.tsx';
import { useSavedFilters } from './use-saved-filters.ts';

const none = 'none';

/** The ways to see the inbox that this person saved: choose one, save the one of now, put them in order. */
export function SavedFilters() {
  const translate = useTranslate();
  const { filterValues, setFilters, setSort } = useListContext();
  const filters = useSavedFilters();
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null);
  const current = choicesOf(filterValues as TaskFilter);
  const chosen = filters.find(({ filter }) => isSame(choicesOf(filter), current));

  function choose(id: string) {
    const found = filters.find((one) => one.id === id);
    const filter = found ? choicesOf(found.filter) : { scope: 'all' as const, state: 'open' as const };
    setFilters(filter);
    setSort(orderOf(filter));
  }

  return (
    <>
      {filters.length > 0 && (
        <TextField
          select
          size="small"
          label={translate('office.filter.label')}
          value={chosen?.id ?? none}
          onChange={({ target }) => choose(target.value)}
          sx={{ width: { sm: 240 } }}
          slotProps={{ select: { native: true } }}
        >
          <option value={none}>{translate('office.filter.none')}</option>
          {filters.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </TextField>
      )}
      {!chosen && (
        <Button variant="text" onClick={() => setDialog('save')} sx={{ alignSelf: { xs: 'start', sm: 'center' } }}>
          {translate('office.filter.save')}
        </Button>
      )}
      {filters.length > 0 && (
        <Button variant="text" onClick={() => setDialog('manage')} sx={{ alignSelf: { xs: 'start', sm: 'center' } }}>
          {translate('office.filter.manage')}
        </Button>
      )}
      {dialog === 'save' && <SaveFilter filter={current} onClose={() => setDialog(null)} />}
      {dialog === 'manage' && <ManageFilters filters={filters} onClose={() => setDialog(null)} />}
    </>
  );
}

/** What the menus say, each choice in full. */
const choicesOf = ({ scope = 'all', state = 'open', kind }: TaskFilter): TaskFilter => ({
  scope,
  state,
  ...(kind ? { kind } : {}),
});

const isSame = (one: TaskFilter, other: TaskFilter): boolean =>
  one.scope === other.scope && one.state === other.state && one.kind === other.kind;
