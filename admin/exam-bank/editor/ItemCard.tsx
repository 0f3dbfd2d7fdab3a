import ExpandMore from '@mui/icons-material/ExpandMore';
import { Alert, Box, ButtonBase, Collapse, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { memo } from 'react';
import { useTranslate } from 'react-admin';
import { maxPointsOf, type Item } from '../../../api/exam-bank/contract.ts';
import { Tag } from '../../page/Tag.tsx';
import { ItemKey } from './ItemKey.tsx';
import { MoreMenu, type Choice } from './MoreMenu.tsx';
import { NumberField } from './NumberField.tsx';
import { PictureField } from './PictureField.tsx';
import { RichTextField } from './RichTextField.tsx';

export type ItemAct = Choice['name'] | 'toggle';
type ItemCardProps = {
  item: Item;
  number: number;
  open: boolean;
  faults: string[];
  onChange: (id: string, item: Item) => void;
  onAct: (id: string, act: ItemAct) => void;
};

const inOneLine = (prompt: string) =>
  prompt
    .replace(/\[\[[^\]]*\]\]/g, '…')
    .replace(/[*#>\s]+/g, ' ')
    .trim();

/** One question: a line to find it by, and opened all that it is. */
export const ItemCard = memo(function ItemCard({ item, number, open, faults, onChange, onAct }: ItemCardProps) {
  const translate = useTranslate();
  const name = translate('exam-bank.admin.item.name', { number });
  const choices = (['up', 'down', 'duplicate', 'remove'] as const).map((act) => ({
    name: act,
    act: () => onAct(item.id, act),
  }));
  return (
    <Box
      component="li"
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, backgroundColor: 'background.paper' }}
    >
      <Stack direction="row" sx={{ alignItems: 'center', pr: 0.5 }}>
        <ButtonBase
          id={`part-${item.id}`}
          aria-expanded={open}
          onClick={() => onAct(item.id, 'toggle')}
          sx={{
            flexGrow: 1,
            minWidth: 0,
            minHeight: 52,
            px: 1.5,
            py: 1,
            gap: 1,
            justifyContent: 'flex-start',
            textAlign: 'left',
          }}
        >
          <ExpandMore aria-hidden sx={{ transform: open ? 'none' : 'rotate(-90deg)', flexShrink: 0 }} />
          <Box sx={{ flexGrow: 1, minWidth: 0 }}>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {name} · {translate(`exam-bank.admin.kind.${item.kind}`)}
            </Typography>
            <Typography variant="body2" color="textSecondary" noWrap>
              {inOneLine(item.prompt) || translate('exam-bank.admin.item.noText')}
            </Typography>
          </Box>
          <Stack
            direction={{ xs: 'column', sm: 'row' }}
            sx={{ flexShrink: 0, alignItems: { xs: 'end', sm: 'center' }, gap: 1 }}
          >
            {faults.length > 0 && <Tag tone="warning">{translate('exam-bank.admin.item.unfinished')}</Tag>}
            <Typography variant="body2" color="textSecondary">
              {translate('exam-bank.admin.points', { smart_count: maxPointsOf(item) })}
            </Typography>
          </Stack>
        </ButtonBase>
        <MoreMenu of={name} choices={choices} />
      </Stack>
      <Collapse in={open} unmountOnExit>
        <Stack spacing={2} sx={{ p: { xs: 1.5, sm: 2 }, pt: 1 }}>
          {faults.length > 0 && (
            <Alert severity="warning">
              {faults.map((fault) => (
                <div key={fault}>{fault}</div>
              ))}
            </Alert>
          )}
          <RichTextField
            label={translate('exam-bank.admin.item.prompt')}
            value={item.prompt}
            places={placesIn(item)}
            onChange={(prompt) => onChange(item.id, { ...item, prompt })}
          />
          <PictureField picture={item.picture} onChange={(picture) => onChange(item.id, { ...item, picture })} />
          <ItemKey item={item} onChange={(changed) => onChange(item.id, changed)} />
          <Points item={item} onChange={(changed) => onChange(item.id, changed)} />
        </Stack>
      </Collapse>
    </Box>
  );
});

function placesIn(item: Item): string[] {
  if (item.kind === 'gap') return item.gaps.map(({ id }) => id);
  return item.kind === 'dropdown' ? item.menus.map(({ id }) => id) : [];
}

function Points({ item, onChange }: { item: Item; onChange: (item: Item) => void }) {
  const translate = useTranslate();
  const parts = 'scoring' in item && item.scoring === 'parts';
  return (
    <Stack direction={{ xs: 'column', sm: 'row' }} spacing={1.5}>
      <NumberField
        label={translate(parts ? 'exam-bank.admin.score.perPart' : 'exam-bank.admin.score.points')}
        value={item.points}
        max={100}
        width={200}
        onChange={(points) => onChange({ ...item, points })}
      />
      {'scoring' in item && (
        <TextField
          select
          label={translate('exam-bank.admin.score.label')}
          value={item.scoring}
          onChange={(event) => onChange({ ...item, scoring: event.target.value === 'whole' ? 'whole' : 'parts' })}
          helperText={translate(`exam-bank.admin.score.help.${item.kind === 'multiple-choice' ? item.kind : 'other'}`)}
          sx={{ maxWidth: { sm: 420 } }}
        >
          {(['parts', 'whole'] as const).map((scoring) => (
            <MenuItem key={scoring} value={scoring}>
              {translate(`exam-bank.admin.score.${scoring}`)}
            </MenuItem>
          ))}
        </TextField>
      )}
    </Stack>
  );
}
