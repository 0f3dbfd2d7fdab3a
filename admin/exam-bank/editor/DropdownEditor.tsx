import Add from '@mui/icons-material/Add';
import { Box, Button, Stack } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Item } from '../../../api/exam-bank/contract.ts';
import { ChoiceEditor } from './ChoiceEditor.tsx';
import { newId, withChanged, without } from './content-changes.ts';
import { PlaceBox } from './PlaceBox.tsx';
import { isPlaced, withoutPlace, withPlace } from './places.ts';

type DropdownItem = Extract<Item, { kind: 'dropdown' }>;
type DropdownEditorProps = { item: DropdownItem; onChange: (item: DropdownItem) => void };

const emptyChoice = (id: string) => ({ id, text: '' });

/** The dropdowns in the text, each with what can be chosen there. */
export function DropdownEditor({ item, onChange }: DropdownEditorProps) {
  const translate = useTranslate();
  function add() {
    const options = Array.from({ length: 3 }, () => emptyChoice(newId('optie')));
    const menu = { id: newId('lijst'), options, key: null };
    onChange({ ...item, menus: [...item.menus, menu], prompt: withPlace(item.prompt, menu.id) });
  }
  return (
    <Stack spacing={1.5}>
      {item.menus.map((menu, index) => (
        <PlaceBox
          key={menu.id}
          id={menu.id}
          number={index + 1}
          named={isPlaced(item.prompt, menu.id)}
          onName={() => onChange({ ...item, prompt: withPlace(item.prompt, menu.id) })}
          onRemove={() =>
            onChange({ ...item, menus: without(item.menus, menu.id), prompt: withoutPlace(item.prompt, menu.id) })
          }
        >
          <ChoiceEditor
            label={translate('exam-bank.admin.option.choose')}
            options={menu.options}
            keys={menu.key === null ? [] : [menu.key]}
            many={false}
            newOption={emptyChoice}
            onChange={(options, [key]) =>
              onChange({ ...item, menus: withChanged(item.menus, { ...menu, options, key: key ?? null }) })
            }
          />
        </PlaceBox>
      ))}
      <Box>
        <Button size="small" startIcon={<Add aria-hidden />} onClick={add}>
          {translate('exam-bank.admin.dropdown.add')}
        </Button>
      </Box>
    </Stack>
  );
}
