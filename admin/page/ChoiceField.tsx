import { Autocomplete, Box, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

type ChoiceFieldProps<Option extends { id: string }> = {
  id: string;
  label: string;
  options: Option[];
  chosen: Option | null;
  /** What is chosen by, and what stands under it. */
  name: (option: Option) => string;
  about: (option: Option) => string;
  /** Where the API searches: what was typed, '' once something is chosen. Without it the options at hand are searched. */
  onType?: (text: string) => void;
  loading: boolean;
  disabled?: boolean;
  required?: boolean;
  noneFound: string;
  open: string;
  fault: string | undefined;
  help: string;
  onChoose: (option: Option | null) => void;
};

/** One of many, found by typing a part of it. Its words are already sentences. */
export function ChoiceField<Option extends { id: string }>(props: ChoiceFieldProps<Option>) {
  const { id, label, options, chosen, name, about, onType, loading, fault, help, onChoose } = props;
  const translate = useTranslate();
  return (
    <Autocomplete
      id={id}
      options={options}
      value={chosen}
      loading={loading}
      disabled={props.disabled ?? false}
      // Where the API searched, everything that it found fits.
      {...(onType ? { filterOptions: (found: Option[]) => found } : {})}
      onChange={(_, option) => onChoose(option)}
      onInputChange={(_, typed, reason) => onType?.(reason === 'input' ? typed : '')}
      getOptionLabel={name}
      getOptionKey={(option) => option.id}
      isOptionEqualToValue={(option, value) => option.id === value.id}
      noOptionsText={props.noneFound}
      loadingText={translate('ra.page.loading')}
      openText={props.open}
      closeText={translate('ra.action.close')}
      clearText={translate('ra.action.clear_input_value')}
      renderOption={({ key, ...item }, option) => (
        <Box component="li" key={key} {...item}>
          <Box>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {name(option)}
            </Typography>
            <Typography variant="body2" color="textSecondary">
              {about(option)}
            </Typography>
          </Box>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          required={props.required ?? false}
          error={fault !== undefined}
          helperText={fault ?? help}
          slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps.htmlInput, maxLength: 100 } }}
        />
      )}
    />
  );
}
