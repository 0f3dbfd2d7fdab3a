import {
  FormControl,
  FormControlLabel,
  FormLabel,
  Radio,
  RadioGroup,
  Stack,
  TextField,
  Typography,
} from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Setting } from '../../api/settings/contract.ts';
import { ConfirmDialog } from '../page/ConfirmDialog.tsx';
import { useAction } from '../page/use-action.ts';
import { useFaults } from '../page/use-faults.ts';
import { amsterdamInstant } from './amsterdam-instant.ts';
import { asTyped, asValue, nameOf, whatOf } from './setting-words.ts';

/** Changes a setting: the new value, why, and from when. */
export function ChangeSetting({ setting, onClose }: { setting: Setting; onClose: () => void }) {
  const translate = useTranslate();
  /** One press, however often it is sent. */
  const [requestId] = useState(() => crypto.randomUUID());
  /** The version that this person saw: a colleague's change in the meantime must not be overwritten unseen. */
  const [seen] = useState(setting);
  const [typed, setTyped] = useState(asTyped(setting.value));
  const [reason, setReason] = useState('');
  const [start, setStart] = useState<string | null>(null);
  const { faults, told, show, showAnswer, form } = useFaults();
  const { run, isPending } = useAction<string | undefined, unknown>(
    (validFrom, backOffice) =>
      backOffice.changeSetting(seen, {
        ...{ requestId, value: asValue(typed, setting), reason: reason.trim() },
        ...(validFrom ? { validFrom } : {}),
      }),
    {
      done: start === null ? 'office.settings.done' : 'office.settings.plannedDone',
      touches: ['settings'],
      whenDone: onClose,
      whenRefused: (error) => {
        if (!showAnswer(error)) onClose();
      },
    },
  );

  function save() {
    const validFrom = start === null ? undefined : amsterdamInstant(start);
    const found = {
      ...(reason.trim().length < 3 ? { reason: translate('office.settings.reasonMissing') } : {}),
      ...(start !== null && !validFrom ? { validFrom: translate('office.settings.startMissing') } : {}),
    };
    if (!show(found)) run(validFrom ?? undefined);
  }

  return (
    <ConfirmDialog
      title={translate('office.settings.changeOf', { name: nameOf(setting, translate) })}
      text={whatOf(setting, translate)}
      label={translate('office.settings.save')}
      busy={isPending}
      onClose={onClose}
      onConfirm={save}
    >
      <Stack ref={form} spacing={2} sx={{ pt: 1 }}>
        <TextField
          required={setting.kind !== 'numbers'}
          label={`${translate('office.settings.value')}${setting.unit ? ` (${translate(`office.settings.unit.name.${setting.unit}`)})` : ''}`}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          error={faults['value'] !== undefined}
          helperText={faults['value'] ?? <Hint setting={setting} />}
          slotProps={{
            htmlInput: {
              inputMode: setting.kind === 'number' ? 'numeric' : 'text',
              maxLength: 254,
              autoComplete: 'off',
            },
          }}
        />
        <TextField
          required
          multiline
          minRows={2}
          label={translate('office.settings.reason')}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          {...told('reason', translate('office.settings.reasonHelp'))}
          slotProps={{ htmlInput: { maxLength: 500 } }}
        />
        <When start={start} onStart={setStart} fault={faults['validFrom']} />
        <Typography variant="body2" color="textSecondary">
          {translate('office.settings.running')}
        </Typography>
      </Stack>
    </ConfirmDialog>
  );
}

function Hint({ setting: { kind, range } }: { setting: Setting }) {
  const translate = useTranslate();
  if (kind === 'numbers') return <>{translate('office.settings.numbersHelp')}</>;
  return range && <>{translate('office.settings.rangeHelp', range)}</>;
}

type WhenProps = { start: string | null; onStart: (start: string | null) => void; fault: string | undefined };

function When({ start, onStart, fault }: WhenProps) {
  const translate = useTranslate();
  return (
    <FormControl>
      <FormLabel id="when">{translate('office.settings.when')}</FormLabel>
      <RadioGroup
        row
        aria-labelledby="when"
        value={start === null ? 'now' : 'later'}
        onChange={(_, chosen) => onStart(chosen === 'now' ? null : '')}
      >
        {['now', 'later'].map((choice) => (
          <FormControlLabel
            key={choice}
            value={choice}
            control={<Radio />}
            label={translate(`office.settings.${choice}`)}
          />
        ))}
      </RadioGroup>
      {start !== null && (
        <TextField
          type="datetime-local"
          required
          label={translate('office.settings.start')}
          value={start}
          onChange={({ target }) => onStart(target.value)}
          error={fault !== undefined}
          helperText={fault ?? ''}
          slotProps={{ inputLabel: { shrink: true } }}
          sx={{ mt: 1 }}
        />
      )}
    </FormControl>
  );
}
