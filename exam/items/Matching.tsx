/** @jsxImportSource preact */
import { useWords } from '../words/Words.tsx';
import { textField, withField } from './has-answer.ts';
import type { ItemOf, ItemProps } from './Item.tsx';

/** To each line on the left one from a list: it works with mouse, finger, keyboard and screen reader alike. */
export function Matching({ item, value, disabled, onAnswer }: ItemProps<ItemOf<'matching'>>) {
  const { t } = useWords();
  return (
    <fieldset class="matching" aria-describedby={`prompt-${item.id}`}>
      <legend class="hint">{t('item.match')}</legend>
      {item.left.map((left) => (
        <div class="pair" key={left.id}>
          <label for={`match-${item.id}-${left.id}`}>{left.text}</label>
          <select
            id={`match-${item.id}-${left.id}`}
            disabled={disabled}
            value={textField(value, left.id)}
            onChange={(event) => onAnswer(withField(value, left.id, event.currentTarget.value))}
          >
            <option value="">{t('item.choose')}</option>
            {item.right.map((right) => (
              <option key={right.id} value={right.id}>
                {right.text}
              </option>
            ))}
          </select>
        </div>
      ))}
    </fieldset>
  );
}
