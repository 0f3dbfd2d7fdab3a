import WarningAmber from '@mui/icons-material/WarningAmberOutlined';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import type { Warning } from '../../../api/scheduling/contract.ts';

type DialogProps = {
  warnings: Warning[];
  /** The name of the button that goes on all the same. */
  goOnLabel: string;
  busy: boolean;
  onGoOn: () => void;
  onBack: () => void;
};

/** What to look at once more before it is saved. Going on is a button of its own: nobody passes by without reading. */
export function WarningsDialog({ warnings, goOnLabel, busy, onGoOn, onBack }: DialogProps) {
  const translate = useTranslate();
  const [title, text] = [useId(), useId()];
  return (
    <Dialog
      open
      onClose={() => !busy && onBack()}
      aria-labelledby={title}
      aria-describedby={text}
      fullWidth
      maxWidth="sm"
    >
      <DialogTitle id={title} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
        <WarningAmber color="warning" aria-hidden />
        {translate('scheduling.admin.warnings.title')}
      </DialogTitle>
      <DialogContent>
        <DialogContentText id={text}>{translate('scheduling.admin.warnings.text')}</DialogContentText>
        {/* A long list scrolls here: the keyboard must come to it. */}
        <Box
          component="ul"
          tabIndex={0}
          aria-labelledby={title}
          sx={{ pl: 2.5, mb: 0, maxHeight: '50vh', overflow: 'auto' }}
        >
          {warnings.map(({ key, row, message }) => (
            <Box component="li" key={key} sx={{ mb: 1 }}>
              {row === null ? message : translate('scheduling.admin.warnings.ofLine', { number: row + 1, message })}
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap', gap: 1, p: 2 }}>
        <Button disabled={busy} autoFocus onClick={onBack}>
          {translate('scheduling.admin.warnings.back')}
        </Button>
        <Button variant="contained" loading={busy} loadingPosition="start" onClick={onGoOn}>
          {translate(goOnLabel)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
