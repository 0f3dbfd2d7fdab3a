/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { InlineText } from './RichText.tsx';
import { listField, textField, withField } from './has-answer.ts';
import { Picture } from './Picture.tsx';
import { useWords } from '../words/Words.tsx';
import type { ItemProps, ItemOf } from './Item.tsx';

/** One answer of several. */
export function SingleChoice({ item, value, disabled, onAnswer }: ItemProps<ItemOf<'single-choice'>>) {
  const { t } = useWords();
  const chosen = textField(value, 'choice');
  return (
    <Choices hint={t('item.chooseOne')} item={item}>
      {item.options.map((option) => (
        <div class="choice" key={option.id}>
          <Box
            {...{ type: 'radio', item, disabled, id: option.id, checked: chosen === option.id }}
            onChange={() => onAnswer(withField(value, 'choice', option.id))}
          >
            <InlineText content={option.text} />
          </Box>
          {option.picture && <Picture picture={option.picture} small />}
        </div>
      ))}
      <ClearButton isShown={chosen !== ''} disabled={disabled} onClear={() => onAnswer({})} />
    </Choices>
  );
}

/** Any number of answers. */
export function MultipleChoice({ item, value, disabled, onAnswer }: ItemProps<ItemOf<'multiple-choice'>>) {
  const { t } = useWords();
  const chosen = listField(value, 'choices');
  const toggled = (id: string) => (chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <Choices hint={t('item.chooseMore')} item={item}>
      {item.options.map((option) => (
        <div class="choice" key={option.id}>
          <Box
            {...{ type: 'checkbox', item, disabled, id: option.id, checked: chosen.includes(option.id) }}
            onChange={() => onAnswer(withField(value, 'choices', toggled(option.id)))}
          >
            <InlineText content={option.text} />
          </Box>
          {option.picture && <Picture picture={option.picture} small />}
        </div>
      ))}
    </Choices>
  );
}

export function TrueFalse({ item, value, disabled, onAnswer }: ItemProps<ItemOf<'true-false'>>) {
  const { t } = useWords();
  const chosen = textField(value, 'choice');
  return (
    <Choices hint={t('item.chooseTruth')} item={item}>
      {item.options.map((id) => (
        <div class="choice" key={id}>
          <Box
            {...{ type: 'radio', item, disabled, id, checked: chosen === id }}
            onChange={() => onAnswer(withField(value, 'choice', id))}
          >
            {t(`item.${id}`)}
          </Box>
        </div>
      ))}
      <ClearButton isShown={chosen !== ''} disabled={disabled} onClear={() => onAnswer({})} />
    </Choices>
  );
}

function Choices({ hint, item, children }: { hint: string; item: { id: string }; children: ComponentChildren }) {
  return (
    <fieldset class="choices" aria-describedby={`prompt-${item.id}`}>
      <legend class="hint">{hint}</legend>
      {children}
    </fieldset>
  );
}

type BoxProps = {
  type: 'radio' | 'checkbox';
  item: { id: string };
  id: string;
  checked: boolean;
  disabled: boolean;
  onChange: () => void;
  children: ComponentChildren;
};

/** The whole line can be pressed. */
function Box({ type, item, id, checked, disabled, onChange, children }: BoxProps) {
  return (
    <label>
      <input type={type} name={`choice-${item.id}`} value={id} {...{ checked, disabled, onChange }} />
      <span>{children}</span>
    </label>
  );
}

/** Radio buttons can't be left open again by themselves. */
function ClearButton({ isShown, disabled, onClear }: { isShown: boolean; disabled: boolean; onClear: () => void }) {
  const { t } = useWords();
  return (
    <button
      type="button"
      class={isShown ? 'button link small' : 'button link small away'}
      {...{ disabled }}
      onClick={onClear}
    >
      {t('item.clear')}
    </button>
  );
}
