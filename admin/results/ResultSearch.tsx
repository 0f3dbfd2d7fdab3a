import Search from '@mui/icons-material/Search';
import { Box, InputAdornment, TextField } from '@mui/material';
import { useEffect, useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';

const longest = 100;
const pauseInTyping = 300;

/** A search by exam, location or reference. */
export function ResultSearch() {
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
    <Box role="search">
      <TextField
        type="search"
        size="small"
        label={translate('results.admin.search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        sx={{ maxWidth: { sm: 400 } }}
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
    </Box>
  );
}
