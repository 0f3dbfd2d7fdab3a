import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useId, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';

type ConfirmProps = {
  title: string;
  text: string;
  /** What the button does, in a word or two. */
  label: string;
  danger?: boolean;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children?: ReactNode;
};

/** Asks once more before something with a consequence; Enter in one of its fields confirms. */
export function ConfirmDialog({
  title,
  text,
  label,
  danger = false,
  busy,
  onConfirm,
  onClose,
  children,
}: ConfirmProps) {
  const translate = useTranslate();
  const id = useId();
  return (
    <Dialog open onClose={() => !busy && onClose()} aria-labelledby={id} fullWidth maxWidth="sm">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        <DialogTitle id={id}>{title}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: children ? 2 : 0 }}>{text}</DialogContentText>
          {children}
        </DialogContent>
        <DialogActions sx={{ flexWrap: 'wrap', gap: 1, p: 2 }}>
          <Button disabled={busy} onClick={onClose}>
            {translate('scheduling.admin.goBack')}
          </Button>
          <Button
            type="submit"
            variant="contained"
            color={danger ? 'error' : 'primary'}
            loading={busy}
            loadingPosition="start"
          >
            {label}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
