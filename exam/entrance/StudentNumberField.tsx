/** @jsxImportSource preact */
import { useEffect } from 'preact/hooks';
import type { RefObject } from 'preact';
import { Icon } from '../looks/Icon.tsx';
import { useWords } from '../words/Words.tsx';

/** What is asked beside the exam number while numbers are being guessed; why, is told with it. */
export function StudentNumberField({ input, isMissing, onType }: StudentNumberFieldProps) {
  const { t } = useWords();
  useEffect(() => input.current?.focus(), []);
  return (
    <div class="field number-field">
      <label for="studentnummer">{t('number.student.label')}</label>
      <span class="hint" id="studentnummer-hint">
        {t('number.student.hint')}
      </span>
      <input
        ref={input}
        id="studentnummer"
        type="text"
        autoComplete="off"
        spellcheck={false}
        maxLength={60}
        aria-describedby="studentnummer-hint studentnummer-remark"
        aria-invalid={isMissing}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      <div id="studentnummer-remark" aria-live="polite">
        {isMissing && (
          <p class="fault">
            <Icon name="warning" />
            <span>{t('number.student.empty')}</span>
          </p>
        )}
      </div>
    </div>
  );
}

type StudentNumberFieldProps = {
  input: RefObject<HTMLInputElement | null>;
  /** It was sent without. */
  isMissing: boolean;
  onType: (text: string) => void;
};
