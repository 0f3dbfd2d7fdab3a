import Search from '@mui/icons-material/Search';
import { InputAdornment, Stack, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useEffect, useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';

const longest = 100;
const pauseInTyping = 300;
const views = ['coming', 'running', 'past', 'all'] as const;
type View = (typeof views)[number];

/** The part of the list that these filters make up. */
export const viewOf = (filter: Record<string, unknown>): View =>
  views.find((view) => view === filter['state']) ?? 'all';

/** Coming, open now or past, and a search by exam, location or reference. */
export function SittingFilters() {
  const translate = useTranslate();
  const { filterValues, setFilters, setSort } = useListContext();
  return (
    <Stack direction={{ xs: 'column', md: 'row' }} spacing={1.5} sx={{ alignItems: { md: 'center' } }} role="search">
      <ToggleButtonGroup
        exclusive
        color="primary"
        value={viewOf(filterValues)}
        aria-label={translate('scheduling.admin.filter.label')}
        onChange={(_, chosen: View | null) => {
          if (chosen === null) return;
          const { state: _before, ...others } = filterValues;
          setFilters(chosen === 'all' ? others : { ...others, state: chosen });
          setSort({ field: 'opensAt', order: chosen === 'past' || chosen === 'all' ? 'DESC' : 'ASC' });
        }}
        sx={{ '& .MuiToggleButton-root': { flexGrow: 1, minHeight: 44, px: { xs: 1, sm: 2 }, textTransform: 'none' } }}
      >
        {views.map((view) => (
          <ToggleButton key={view} value={view}>
            {translate(`scheduling.admin.filter.${view}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <SearchField />
    </Stack>
  );
}

function SearchField() {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const [text, setText] = useState((filterValues['q'] as string | undefined) ?? '');

  useEffect(() => {
    const { q: before, ...others } = filterValues;
    const q = text.trim();
    if (q === (before ?? '')) return;
    const timer = setTimeout(() => setFilters(q === '' ? others : { ...others, q }), pauseInTyping);
    return () => clearTimeout(timer);
  }, [text, filterValues, setFilters]);

  return (
    <TextField
      type="search"
      size="small"
      label={translate('scheduling.admin.search')}
      value={text}
      onChange={(event) => setText(event.target.value)}
      sx={{ maxWidth: { md: 360 } }}
      slotProps={{
        htmlInput: { maxLength: longest, autoComplete: 'off' },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <Search aria-hidden />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
