import Keyboard from '@mui/icons-material/KeyboardOutlined';
import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Switch,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useCallback, useId, useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import type { Task } from '../../api/tasks/contract.ts';
import { useInboxKeys, useKeptPlace } from './use-inbox-keys.ts';

const keptUnder = 'teletoets.inbox-keys';
const keys = [
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  ['c', 'claim'],
  ['?', 'help'],
] as const;
const none: Task[] = [];

/** The inbox by the keyboard, with what explains it and switches it off. */
export function InboxKeys() {
  const translate = useTranslate();
  const { data = none } = useListContext<Task>();
  const [explained, setExplained] = useState(false);
  const [on, setOn] = useState(localStorage.getItem(keptUnder) !== 'off');
  useInboxKeys(
    data,
    on,
    useCallback(() => setExplained(true), []),
  );
  useKeptPlace(data);

  function use(wanted: boolean) {
    localStorage.setItem(keptUnder, wanted ? 'on' : 'off');
    setOn(wanted);
  }
  return (
    <>
      <Button
        variant="text"
        startIcon={<Keyboard aria-hidden />}
        onClick={() => setExplained(true)}
        sx={{ ml: { sm: 'auto' }, display: { xs: 'none', md: 'inline-flex' } }}
      >
        {translate('office.keys.button')}
      </Button>
      {explained && <Explanation on={on} onUse={use} onClose={() => setExplained(false)} />}
    </>
  );
}

type ExplanationProps = { on: boolean; onUse: (wanted: boolean) => void; onClose: () => void };

function Explanation({ on, onUse, onClose }: ExplanationProps) {
  const translate = useTranslate();
  const title = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={title} fullWidth maxWidth="xs">
      <DialogTitle id={title}>{translate('office.keys.title')}</DialogTitle>
      <DialogContent>
        <Table size="small" aria-labelledby={title}>
          <TableHead>
            <TableRow>
              <TableCell>{translate('office.keys.column.key')}</TableCell>
              <TableCell>{translate('office.keys.column.does')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {keys.map(([key, does]) => (
              <TableRow key={key}>
                <TableCell>
                  <kbd>{key}</kbd>
                </TableCell>
                <TableCell>{translate(`office.keys.${does}`)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
        <Typography variant="body2" sx={{ my: 2 }}>
          {translate('office.keys.notWhileTyping')}
        </Typography>
        <FormControlLabel
          control={<Switch checked={on} onChange={(_, wanted) => onUse(wanted)} />}
          label={translate('office.keys.on')}
        />
        {!on && (
          <Typography variant="body2" color="textSecondary">
            {translate('office.keys.off')}
          </Typography>
        )}
      </DialogContent>
      <DialogActions sx={{ p: 2 }}>
        <Button variant="contained" onClick={onClose}>
          {translate('office.keys.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
