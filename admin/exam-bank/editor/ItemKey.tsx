import { useTranslate } from 'react-admin';
import type { Item } from '../../../api/exam-bank/contract.ts';
import { ChoiceEditor } from './ChoiceEditor.tsx';
import { DropdownEditor } from './DropdownEditor.tsx';
import { GapEditor } from './GapEditor.tsx';
import { MatchingEditor } from './MatchingEditor.tsx';
import { TrueFalseEditor } from './TrueFalseEditor.tsx';

const emptyOption = (id: string) => ({ id, text: '', picture: null });

/** What can be answered to a question, and what is right. */
export function ItemKey({ item, onChange }: { item: Item; onChange: (item: Item) => void }) {
  const translate = useTranslate();
  switch (item.kind) {
    case 'single-choice':
      return (
        <ChoiceEditor
          label={translate('exam-bank.admin.option.choose')}
          options={item.options}
          keys={item.key === null ? [] : [item.key]}
          many={false}
          newOption={emptyOption}
          onChange={(options, [key]) => onChange({ ...item, options, key: key ?? null })}
        />
      );
    case 'multiple-choice':
      return (
        <ChoiceEditor
          label={translate('exam-bank.admin.option.tick')}
          options={item.options}
          keys={item.keys}
          many
          newOption={emptyOption}
          onChange={(options, keys) => onChange({ ...item, options, keys })}
        />
      );
    case 'true-false':
      return <TrueFalseEditor value={item.key} onChange={(key) => onChange({ ...item, key })} />;
    case 'gap':
      return <GapEditor item={item} onChange={onChange} />;
    case 'matching':
      return <MatchingEditor item={item} onChange={onChange} />;
    case 'dropdown':
      return <DropdownEditor item={item} onChange={onChange} />;
  }
}
