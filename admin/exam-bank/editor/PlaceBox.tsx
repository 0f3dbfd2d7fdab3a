import { Alert, Box, Button, Chip, Stack } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';

type PlaceBoxProps = {
  id: string;
  number: number;
  /** Whether the text of the question names it. */
  named: boolean;
  onName: () => void;
  onRemove: () => void;
  children: ReactNode;
};

/** One gap or dropdown: which place in the text it is, and what is right there. */
export function PlaceBox({ id, number, named, onName, onRemove, children }: PlaceBoxProps) {
  const translate = useTranslate();
  const name = translate('exam-bank.admin.place.name', { number });
  return (
    <Box
      role="group"
      aria-label={name}
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: { xs: 1.5, sm: 2 } }}
    >
      <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap', mb: 1.5 }}>
        <Stack direction="row" spacing={1} sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
          <strong>{name}</strong>
          <Chip size="small" variant="outlined" label={`[[${id}]]`} sx={{ maxWidth: '100%' }} />
        </Stack>
        <Button size="small" color="error" onClick={onRemove}>
          {translate('exam-bank.admin.place.remove')}
        </Button>
      </Stack>
      {!named && (
        <Alert
          severity="warning"
          sx={{ mb: 1.5 }}
          action={
            <Button color="inherit" size="small" onClick={onName}>
              {translate('exam-bank.admin.place.put')}
            </Button>
          }
        >
          {translate('exam-bank.admin.place.notInText')}
        </Alert>
      )}
      {children}
    </Box>
  );
}
