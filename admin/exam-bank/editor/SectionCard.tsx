import Add from '@mui/icons-material/Add';
import { Alert, Box, Button, Card, CardContent, Menu, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { Item, ItemKind, PublishingFault, Section } from '../../../api/exam-bank/contract.ts';
import { ItemCard, type ItemAct } from './ItemCard.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { StimulusEditor } from './StimulusEditor.tsx';

const kinds: ItemKind[] = ['single-choice', 'multiple-choice', 'true-false', 'gap', 'matching', 'dropdown'];

type SectionCardProps = {
  section: Section;
  number: number;
  firstItem: number;
  open: ReadonlySet<string>;
  faults: PublishingFault[];
  onChange: (section: Section) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  onAdd: (kind: ItemKind) => void;
  onItem: (id: string, item: Item) => void;
  onAct: (id: string, act: ItemAct) => void;
};

/** One part of the exam: what its questions are about, and the questions. */
export function SectionCard(props: SectionCardProps) {
  const { section, number, firstItem, open, faults, onChange, onMove, onRemove, onAdd, onItem, onAct } = props;
  const translate = useTranslate();
  const name = translate('exam-bank.admin.section.name', { number });
  const own = faults.filter(({ sectionId, itemId }) => sectionId === section.id && itemId === null);
  return (
    <Card component="section" aria-labelledby={`part-${section.id}`}>
      <CardContent sx={{ p: { xs: 1.5, sm: 2.5 } }}>
        <Stack direction="row" sx={{ alignItems: 'center', justifyContent: 'space-between', mb: 1.5 }}>
          <Typography variant="h2" id={`part-${section.id}`} tabIndex={-1}>
            {name}
          </Typography>
          <MoreMenu
            of={name}
            choices={[
              { name: 'up', act: () => onMove(-1) },
              { name: 'down', act: () => onMove(1) },
              { name: 'remove', act: onRemove },
            ]}
          />
        </Stack>
        <Stack spacing={2}>
          {own.length > 0 && (
            <Alert severity="warning">
              {own.map(({ code, message }) => (
                <div key={code}>{message}</div>
              ))}
            </Alert>
          )}
          <TextField
            label={translate('exam-bank.admin.section.title')}
            value={section.title}
            onChange={(event) => onChange({ ...section, title: event.target.value })}
            slotProps={{ htmlInput: { maxLength: 200 } }}
          />
          <StimulusEditor stimulus={section.stimulus} onChange={(stimulus) => onChange({ ...section, stimulus })} />
          {section.items.length > 0 && (
            <Box
              component="ol"
              sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 1 }}
            >
              {section.items.map((item, index) => (
                <ItemCard
                  key={item.id}
                  item={item}
                  number={firstItem + index}
                  open={open.has(item.id)}
                  faults={faults.filter(({ itemId }) => itemId === item.id).map(({ message }) => message)}
                  onChange={onItem}
                  onAct={onAct}
                />
              ))}
            </Box>
          )}
          <AddItem of={name} onAdd={onAdd} />
        </Stack>
      </CardContent>
    </Card>
  );
}

function AddItem({ of, onAdd }: { of: string; onAdd: (kind: ItemKind) => void }) {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <Box>
      <Button
        variant="outlined"
        startIcon={<Add aria-hidden />}
        aria-haspopup="menu"
        aria-label={translate('exam-bank.admin.item.addTo', { name: of })}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {translate('exam-bank.admin.item.add')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} disableRestoreFocus>
        {kinds.map((kind) => (
          <MenuItem
            key={kind}
            sx={{ minHeight: 44 }}
            onClick={() => {
              setAnchor(null);
              onAdd(kind);
            }}
          >
            {translate(`exam-bank.admin.kind.${kind}`)}
          </MenuItem>
        ))}
      </Menu>
    </Box>
  );
}
