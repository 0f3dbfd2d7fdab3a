import { Autocomplete, Box, TextField, Typography } from '@mui/material';
import { useEffect, useState } from 'react';
import { useGetList, useTranslate } from 'react-admin';
import type { SchoolRow } from '../../api/schools/contract.ts';

type SchoolSearchProps = {
  id: string;
  label: string;
  /** A school that can't be chosen. */
  except?: string;
  chosen: SchoolRow | null;
  fault?: string | undefined;
  onChoose: (school: SchoolRow | null) => void;
};

const pauseInTyping = 300;
const most = 20;

/** Finds a school of the list by its name, BRIN or location. */
export function SchoolSearch({ id, label, except, chosen, fault, onChoose }: SchoolSearchProps) {
  const translate = useTranslate();
  const [text, setText] = useState('');
  const q = useSettled(text);
  const { data = [], isPending } = useGetList<SchoolRow>('schools', {
    filter: { state: 'listed', q: q.trim() },
    pagination: { page: 1, perPage: most },
    sort: { field: 'name', order: 'ASC' },
  });
  const options = data.filter((school) => school.id !== except);
  return (
    <Autocomplete
      id={id}
      options={options}
      value={chosen}
      loading={isPending || q !== text}
      // The API searches; what was chosen is no search.
      filterOptions={(found) => found}
      onChange={(_, school) => onChoose(school)}
      onInputChange={(_, typed, reason) => setText(reason === 'input' ? typed : '')}
      getOptionLabel={({ name }) => name}
      getOptionKey={(school) => school.id}
      isOptionEqualToValue={(option, value) => option.id === value.id}
      noOptionsText={translate('school.admin.findNone')}
      loadingText={translate('ra.page.loading')}
      openText={translate('school.admin.find')}
      closeText={translate('ra.action.close')}
      clearText={translate('ra.action.clear_input_value')}
      renderOption={({ key, ...props }, school) => (
        <Box component="li" key={key} {...props}>
          <Box>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {school.name}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {[school.brin ?? translate('school.admin.noBrin'), ...school.locations.slice(0, 3)].join(' · ')}
            </Typography>
          </Box>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={translate(label)}
          error={fault !== undefined}
          helperText={translate(fault ?? 'school.admin.findHelp')}
          slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps.htmlInput, maxLength: 100 } }}
        />
      )}
    />
  );
}

/** What was typed, a moment after the typing stops. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseInTyping);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
