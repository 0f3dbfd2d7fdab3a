/** @jsxImportSource preact */
import type { InputHTMLAttributes, RefObject } from 'preact';
import { Icon } from '../looks/Icon.tsx';

/** A number that is asked at the door, with what there is to say of it, which a screen reader tells as it comes. */
export function EntranceField({ id, label, hint, input, fault, good, ...field }: EntranceFieldProps) {
  return (
    <div class="field number-field">
      <label for={id}>{label}</label>
      <span class="hint" id={`${id}-hint`}>
        {hint}
      </span>
      <input
        ref={input}
        id={id}
        type="text"
        autoComplete="off"
        spellcheck={false}
        aria-describedby={`${id}-hint ${id}-remark`}
        aria-invalid={fault !== null}
        {...field}
      />
      <div id={`${id}-remark`} aria-live="polite">
        {fault !== null && (
          <p class="fault">
            <Icon name="warning" />
            <span>{fault}</span>
          </p>
        )}
        {fault === null && good && (
          <p class="good">
            <Icon name="check" />
            <span>{good}</span>
          </p>
        )}
      </div>
    </div>
  );
}

type EntranceFieldProps = Pick<InputHTMLAttributes, 'inputMode' | 'maxLength' | 'onInput' | 'onBlur'> & {
  id: string;
  label: string;
  hint: string;
  input: RefObject<HTMLInputElement | null>;
  fault: string | null;
  /** That it can be right. */
  good?: string | null;
};
