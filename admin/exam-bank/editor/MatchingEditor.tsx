import Add from '@mui/icons-material/Add';
import Close from '@mui/icons-material/Close';
import { Box, Button, IconButton, MenuItem, Stack, TextField, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import type { Item } from '../../../api/exam-bank/contract.ts';
import { newId, withChanged, without } from './content-changes.ts';

type MatchingItem = Extract<Item, { kind: 'matching' }>;
type MatchingEditorProps = { item: MatchingItem; onChange: (item: MatchingItem) => void };
type Choice = MatchingItem['left'][number];

const most = 20;
const rowOf = { display: 'flex', alignItems: 'center', gap: 0.5 };

/** What stands left with what belongs to it, and all that can be chosen on the right; one may be left over there. */
export function MatchingEditor({ item, onChange }: MatchingEditorProps) {
  const translate = useTranslate();
  const { left, right, keys } = item;
  const text = (side: 'left' | 'right') => translate(`exam-bank.admin.matching.${side}`);

  function removeRight(id: string) {
    const kept = Object.fromEntries(Object.entries(keys).filter(([, chosen]) => chosen !== id));
    onChange({ ...item, right: without(right, id), keys: kept });
  }
  function removeLeft(id: string) {
    const { [id]: _gone, ...kept } = keys;
    onChange({ ...item, left: without(left, id), keys: kept });
  }

  return (
    <Stack spacing={2}>
      <Side title={text('right')} help={translate('exam-bank.admin.matching.rightHelp')}>
        {right.map((choice, index) => (
          <Box key={choice.id} sx={rowOf}>
            <ChoiceText
              label={translate('exam-bank.admin.matching.rightText', { number: index + 1 })}
              choice={choice}
              onChange={(changed) => onChange({ ...item, right: withChanged(right, changed) })}
            />
            <Remove
              label={translate('exam-bank.admin.matching.removeRight', { number: index + 1 })}
              onClick={() => removeRight(choice.id)}
            />
          </Box>
        ))}
        {right.length < most && (
          <AddRow
            label={translate('exam-bank.admin.matching.addRight')}
            onClick={() => onChange({ ...item, right: [...right, { id: newId('rechts'), text: '' }] })}
          />
        )}
      </Side>
      <Side title={text('left')} help={translate('exam-bank.admin.matching.leftHelp')}>
        {left.map((choice, index) => (
          <Box key={choice.id} sx={rowOf}>
            <Box sx={{ flexGrow: 1, display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
              <ChoiceText
                label={translate('exam-bank.admin.matching.leftText', { number: index + 1 })}
                choice={choice}
                onChange={(changed) => onChange({ ...item, left: withChanged(left, changed) })}
              />
              <TextField
                select
                size="small"
                label={translate('exam-bank.admin.matching.belongs', { number: index + 1 })}
                value={keys[choice.id] ?? ''}
                onChange={(event) => onChange({ ...item, keys: { ...keys, [choice.id]: event.target.value } })}
              >
                {right.map((one, at) => (
                  <MenuItem key={one.id} value={one.id} sx={{ whiteSpace: 'normal' }}>
                    {one.text || translate('exam-bank.admin.matching.noText', { number: at + 1 })}
                  </MenuItem>
                ))}
              </TextField>
            </Box>
            <Remove
              label={translate('exam-bank.admin.matching.removeLeft', { number: index + 1 })}
              onClick={() => removeLeft(choice.id)}
            />
          </Box>
        ))}
        {left.length < most && (
          <AddRow
            label={translate('exam-bank.admin.matching.addLeft')}
            onClick={() => onChange({ ...item, left: [...left, { id: newId('links'), text: '' }] })}
          />
        )}
      </Side>
    </Stack>
  );
}

function Side({ title, help, children }: { title: string; help: string; children: ReactNode }) {
  return (
    <Box component="fieldset" sx={{ border: 0, m: 0, p: 0, minWidth: 0, display: 'grid', gap: 1 }}>
      <Typography component="legend" variant="body2" sx={{ fontWeight: 600, p: 0, mb: 0.5 }}>
        {title}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {help}
      </Typography>
      {children}
    </Box>
  );
}

type ChoiceTextProps = { label: string; choice: Choice; onChange: (choice: Choice) => void };

function ChoiceText({ label, choice, onChange }: ChoiceTextProps) {
  return (
    <TextField
      size="small"
      label={label}
      value={choice.text}
      onChange={(event) => onChange({ ...choice, text: event.target.value })}
      slotProps={{ htmlInput: { maxLength: 2000 } }}
    />
  );
}

const Remove = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <IconButton aria-label={label} onClick={onClick} sx={{ width: 44, height: 44 }}>
    <Close fontSize="small" />
  </IconButton>
);

const AddRow = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <Box>
    <Button size="small" startIcon={<Add aria-hidden />} onClick={onClick}>
      {label}
    </Button>
  </Box>
);
