import Search from '@mui/icons-material/Search';
import { InputAdornment, Stack, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useEffect, useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';

const longest = 100;
const pauseInTyping = 300;

/** Open or closed, and a search by name, subject or reference. */
export function HelpRequestFilters() {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const state = (filterValues['state'] as string | undefined) ?? 'all';
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1.5} sx={{ alignItems: { sm: 'center' } }} role="search">
      <ToggleButtonGroup
        exclusive
        color="primary"
        value={state}
        aria-label={translate('help-request.list.filter.label')}
        onChange={(_, chosen: string | null) => {
          const { state: _before, ...others } = filterValues;
          if (chosen !== null) setFilters(chosen === 'all' ? others : { ...others, state: chosen });
        }}
        sx={{ '& .MuiToggleButton-root': { flexGrow: 1, minHeight: 44, px: 2, textTransform: 'none' } }}
      >
        {['open', 'closed', 'all'].map((name) => (
          <ToggleButton key={name} value={name}>
            {translate(`help-request.list.filter.${name}`)}
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
      label={translate('help-request.list.search')}
      value={text}
      onChange={(event) => setText(event.target.value)}
      sx={{ maxWidth: { sm: 360 } }}
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
