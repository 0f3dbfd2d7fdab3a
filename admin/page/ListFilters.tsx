import Search from '@mui/icons-material/Search';
import { InputAdornment, Stack, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useEffect, useState, type ReactNode } from 'react';
import { useListContext, useTranslate } from 'react-admin';

const longest = 100;
const pauseInTyping = 300;

/** What narrows a list: a choice of views, a search, and what a list has beside these. */
export function ListFilters({ children }: { children: ReactNode }) {
  return (
    <Stack direction={{ xs: 'column', md: 'row' }} spacing={1.5} sx={{ alignItems: { md: 'center' } }} role="search">
      {children}
    </Stack>
  );
}

type ViewChoiceProps<View extends string> = {
  /** The filter that it sets; the view 'all' leaves it out. */
  source: string;
  views: readonly View[];
  /** Where the words stand: `label`, and one for each view. */
  words: string;
  onChosen?: (view: View) => void;
};

/** One of a few views of the list: open or closed, coming or past. */
export function ViewChoice<View extends string>({ source, views, words, onChosen }: ViewChoiceProps<View>) {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const chosen = (filterValues[source] as string | undefined) ?? 'all';
  return (
    <ToggleButtonGroup
      exclusive
      color="primary"
      value={chosen}
      aria-label={translate(`${words}.label`)}
      onChange={(_, view: View | null) => {
        if (view === null) return;
        const { [source]: _before, ...others } = filterValues;
        setFilters(view === 'all' ? others : { ...others, [source]: view });
        onChosen?.(view);
      }}
      sx={{ '& .MuiToggleButton-root': { flexGrow: 1, minHeight: 44, px: { xs: 1, sm: 2 }, textTransform: 'none' } }}
    >
      {views.map((view) => (
        <ToggleButton key={view} value={view}>
          {translate(`${words}.${view}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** Searches a moment after the typing stops. @param label says what is searched */
export function SearchField({ label }: { label: string }) {
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
      label={translate(label)}
      value={text}
      onChange={(event) => setText(event.target.value)}
      sx={{ maxWidth: { md: 360 }, flexGrow: 1 }}
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
