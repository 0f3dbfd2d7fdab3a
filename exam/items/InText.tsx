/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { CandidateGap } from '../../domain/candidate-exam.ts';
import type { Inline, RichText as Tree } from '../../domain/rich-text.ts';
import { useWords } from '../words/Words.tsx';
import { textField, withField } from './has-answer.ts';
import { RichText } from './RichText.tsx';
import type { ItemOf, ItemProps } from './Item.tsx';

/** As many characters as an answer may have. */
const longest = 1_000;

/** Gaps that are filled in by typing, each where the text has it. */
export function GapText({ item, value, disabled, onAnswer, onPause }: ItemProps<ItemOf<'gap'>>) {
  const { t } = useWords();
  const count = item.gaps.length;
  const nameOf = (gap: CandidateGap, number: number) => {
    if (gap.kind === 'text') return t('item.gap', { number, count });
    return gap.unit ? t('item.gapUnit', { number, count, unit: gap.unit }) : t('item.gapNumber', { number, count });
  };
  const fields = item.gaps.map((gap, index) => ({
    id: gap.id,
    field: (
      <span class="gap" key={gap.id}>
        <input
          type="text"
          class={gap.kind}
          inputMode={gap.kind === 'number' ? 'decimal' : 'text'}
          aria-label={nameOf(gap, index + 1)}
          autoComplete="off"
          autocapitalize="off"
          spellcheck={false}
          maxLength={longest}
          disabled={disabled}
          value={textField(value, gap.id)}
          onInput={(event) => onAnswer(withField(value, gap.id, event.currentTarget.value), 'typing')}
          onBlur={onPause}
        />
        {gap.kind === 'number' && !saysUnit(item.prompt, gap) && <span aria-hidden="true"> {gap.unit}</span>}
      </span>
    ),
  }));
  return <TextWithFields hint={t('item.fillIn')} prompt={item.prompt} fields={fields} />;
}

/** Choices in the text, each in a list of the browser's own. */
export function DropdownText({ item, value, disabled, onAnswer }: ItemProps<ItemOf<'dropdown'>>) {
  const { t } = useWords();
  const fields = item.menus.map(({ id, options }, index) => ({
    id,
    field: (
      <select
        key={id}
        aria-label={t('item.menu', { number: index + 1, count: item.menus.length })}
        disabled={disabled}
        value={textField(value, id)}
        onChange={(event) => onAnswer(withField(value, id, event.currentTarget.value))}
      >
        <option value="">{t('item.choose')}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.text}
          </option>
        ))}
      </select>
    ),
  }));
  return <TextWithFields hint={t('item.dropdown')} prompt={item.prompt} fields={fields} />;
}

/** Whether the text has the unit beside the gap, as in 'it costs € [[a]]' and '[[b]] ml'; then it is not said twice. */
export function saysUnit(prompt: Tree, { id, unit }: { id: string; unit: string }): boolean {
  const lines = prompt.flatMap(linesOf);
  const place = lines.findIndex((node) => node.kind === 'place' && node.id === id);
  const textAt = (index: number) => {
    const node = lines[index];
    return node?.kind === 'text' ? node.text.trim() : '';
  };
  return textAt(place - 1).endsWith(unit) || textAt(place + 1).startsWith(unit);
}

function linesOf(node: Tree[number] | Inline): Inline[] {
  if (node.kind === 'place' || node.kind === 'text' || node.kind === 'break') return [node];
  if (node.kind === 'list') return node.items.flat().flatMap(linesOf);
  return (node.content as (Tree[number] | Inline)[]).flatMap(linesOf);
}

type Field = { id: string; field: ComponentChildren };

/** A field that the text does not name comes after it, so that none can go missing. */
function TextWithFields({ hint, prompt, fields }: { hint: string; prompt: Tree; fields: Field[] }) {
  const named = prompt.flatMap(linesOf);
  const others = fields.filter(({ id }) => !named.some((node) => node.kind === 'place' && node.id === id));
  return (
    <fieldset class="in-text">
      <legend class="hint">{hint}</legend>
      <RichText content={prompt} place={(id) => fields.find((one) => one.id === id)?.field ?? '…'} />
      {others.map(({ id, field }) => (
        <p key={id}>{field}</p>
      ))}
    </fieldset>
  );
}
