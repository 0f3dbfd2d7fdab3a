import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import { Box, Button, Checkbox, IconButton, Radio, Stack, TextField, Typography } from '@mui/material';
import { useId, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Picture } from '../../../api/exam-bank/contract.ts';
import { newId, withChanged, without } from './content-changes.ts';
import { PictureField } from './PictureField.tsx';

/** Without a `picture` it can have none: what is chosen in a dropdown. */
export type EditedOption = { id: string; text: string; picture?: Picture | null };

type ChoiceEditorProps<Option extends EditedOption> = {
  options: Option[];
  /** The ids of what is right. */
  keys: string[];
  many: boolean;
  newOption: (id: string) => Option;
  onChange: (options: Option[], keys: string[]) => void;
  label: string;
};

const mostOptions = 20;

/** What can be chosen; the mark in front says what is right. */
export function ChoiceEditor<Option extends EditedOption>(props: ChoiceEditorProps<Option>) {
  const { options, keys, many, newOption, onChange, label } = props;
  const translate = useTranslate();
  const name = useId();
  const Mark = many ? Checkbox : Radio;
  const mark = (id: string, checked: boolean) => {
    const ticked = checked ? [...keys, id] : keys.filter((key) => key !== id);
    onChange(options, many ? ticked : [id]);
  };
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, minWidth: 0 }}>
      <Typography component="legend" variant="body2" sx={{ fontWeight: 600, p: 0, mb: 0.5 }}>
        {label}
      </Typography>
      <Stack spacing={1}>
        {options.map((option, index) => (
          <OptionRow
            key={option.id}
            option={option}
            number={index + 1}
            onChange={(changed) => onChange(withChanged(options, changed), keys)}
            onRemove={() =>
              onChange(
                without(options, option.id),
                keys.filter((key) => key !== option.id),
              )
            }
          >
            <Mark
              name={many ? `${name}-${option.id}` : name}
              checked={keys.includes(option.id)}
              onChange={(_, checked) => mark(option.id, checked)}
              slotProps={{
                input: { 'aria-label': translate('exam-bank.admin.option.isRight', { number: index + 1 }) },
              }}
            />
          </OptionRow>
        ))}
        {options.length < mostOptions && (
          <Box>
            <Button
              size="small"
              startIcon={<Add aria-hidden />}
              onClick={() => onChange([...options, newOption(newId('optie'))], keys)}
            >
              {translate('exam-bank.admin.option.add')}
            </Button>
          </Box>
        )}
      </Stack>
    </Box>
  );
}

type OptionRowProps<Option> = {
  option: Option;
  number: number;
  onChange: (option: Option) => void;
  onRemove: () => void;
  children: ReactNode;
};

function OptionRow<Option extends EditedOption>({
  option,
  number,
  onChange,
  onRemove,
  children,
}: OptionRowProps<Option>) {
  const translate = useTranslate();
  const { picture } = option;
  return (
    <Box>
      <Stack direction="row" sx={{ alignItems: 'center' }}>
        {children}
        <TextField
          size="small"
          label={translate('exam-bank.admin.option.text', { number })}
          value={option.text}
          onChange={(event) => onChange({ ...option, text: event.target.value })}
          multiline
          slotProps={{ htmlInput: { maxLength: 2000 } }}
        />
        <IconButton
          aria-label={translate('exam-bank.admin.option.remove', { number })}
          onClick={onRemove}
          sx={{ width: 44, height: 44 }}
        >
          <Close fontSize="small" />
        </IconButton>
      </Stack>
      {picture !== undefined && (
        <Box sx={{ pl: 5.5, pt: 1 }}>
          <PictureField
            label={translate('exam-bank.admin.option.picture', { number })}
            picture={picture}
            onChange={(changed) => onChange({ ...option, picture: changed })}
          />
        </Box>
      )}
    </Box>
  );
}
