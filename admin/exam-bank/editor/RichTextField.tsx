import { Box, TextField, Typography } from '@mui/material';
import { useDeferredValue, useMemo, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { richText } from '../../../api/exam-bank/contract.ts';
import { RichTextView } from '../RichTextView.tsx';

type RichTextFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The ids that stand for a gap or dropdown in it. */
  places?: string[];
  minRows?: number;
  help?: string;
  id?: string;
  children?: ReactNode;
};

const longest = 20_000;
const mostRows = 24;

/** A text in Markdown, and beside it how it will look. */
export function RichTextField({ label, value, onChange, places, minRows = 3, help, id, children }: RichTextFieldProps) {
  const translate = useTranslate();
  const shown = useDeferredValue(value);
  const text = useMemo(() => richText(shown, new Set(places)), [shown, places]);
  return (
    <Box
      sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' } }}
    >
      <Box sx={{ display: 'grid', gap: 1, alignContent: 'start' }}>
        <TextField
          {...(id !== undefined && { id })}
          label={label}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          multiline
          minRows={minRows}
          maxRows={mostRows}
          helperText={help ?? translate('exam-bank.admin.text.help')}
          slotProps={{ htmlInput: { maxLength: longest, spellCheck: true } }}
        />
        {children}
      </Box>
      <Box
        role="group"
        aria-label={translate('exam-bank.admin.text.previewOf', { name: label })}
        sx={{
          border: '1px dashed',
          borderColor: 'divider',
          borderRadius: 1,
          px: 2,
          py: 1,
          display: value.trim() === '' ? { xs: 'none', lg: 'block' } : 'block',
          overflowWrap: 'anywhere',
        }}
      >
        <Typography variant="body2" color="textSecondary" aria-hidden>
          {translate('exam-bank.admin.text.preview')}
        </Typography>
        <RichTextView text={text} />
      </Box>
    </Box>
  );
}
