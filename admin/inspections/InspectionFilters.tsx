import Search from '@mui/icons-material/Search';
import { InputAdornment, Stack, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useEffect, useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';

const longest = 100;
const pauseInTyping = 300;

/** Open or closed, and a search by student, exam or reference. */
export function InspectionFilters() {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const phase = (filterValues['phase'] as string | undefined) ?? 'all';
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1.5} sx={{ alignItems: { sm: 'center' } }} role="search">
      <ToggleButtonGroup
        exclusive
        color="primary"
        value={phase}
        aria-label={translate('inspection.admin.filter.label')}
        onChange={(_, chosen: string | null) => {
          const { phase: _before, ...others } = filterValues;
          if (chosen !== null) setFilters(chosen === 'all' ? others : { ...others, phase: chosen });
        }}
        sx={{ '& .MuiToggleButton-root': { flexGrow: 1, minHeight: 44, px: 2, textTransform: 'none' } }}
      >
        {['open', 'closed', 'all'].map((name) => (
          <ToggleButton key={name} value={name}>
            {translate(`inspection.admin.filter.${name}`)}
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
      label={translate('inspection.admin.search')}
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
