import { Box, Button, Stack, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Picture } from '../../../api/exam-bank/contract.ts';
import { mediaPath } from '../addresses.ts';
import { FileButton } from './FileButton.tsx';

type PictureFieldProps = {
  picture: Picture | null;
  onChange: (picture: Picture | null) => void;
  /** Of the button that adds one, where there are more on the page. */
  label?: string;
};

/** A picture with the words that stand in for it. */
export function PictureField({ picture, onChange, label }: PictureFieldProps) {
  const translate = useTranslate();
  if (!picture) {
    return (
      <Box>
        <FileButton
          label={label ?? translate('exam-bank.admin.picture.add')}
          accept="image/png,image/jpeg"
          onDone={({ id }) => onChange({ mediaId: id, alt: '' })}
        />
      </Box>
    );
  }
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} spacing={2} sx={{ alignItems: 'flex-start' }}>
      <Box
        component="img"
        src={mediaPath(picture.mediaId)}
        alt={picture.alt}
        sx={{ width: 200, maxHeight: 160, objectFit: 'contain', border: 1, borderColor: 'divider', borderRadius: 1 }}
      />
      <Stack spacing={1} sx={{ flexGrow: 1, width: '100%', alignItems: 'flex-start' }}>
        <TextField
          label={translate('exam-bank.admin.picture.alt')}
          value={picture.alt}
          onChange={(event) => onChange({ ...picture, alt: event.target.value })}
          helperText={translate('exam-bank.admin.picture.altHelp')}
          multiline
          slotProps={{ htmlInput: { maxLength: 500 } }}
        />
        <Button size="small" color="error" onClick={() => onChange(null)}>
          {translate('exam-bank.admin.picture.remove')}
        </Button>
      </Stack>
    </Stack>
  );
}
