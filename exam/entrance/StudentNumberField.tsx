/** @jsxImportSource preact */
import { useEffect } from 'preact/hooks';
import type { RefObject } from 'preact';
import { useWords } from '../words/Words.tsx';
import { EntranceField } from './EntranceField.tsx';

/** What is asked beside the exam number while numbers are being guessed; why, is told with it. */
export function StudentNumberField({ input, isMissing, onType }: StudentNumberFieldProps) {
  const { t } = useWords();
  useEffect(() => input.current?.focus(), []);
  return (
    <EntranceField
      id="studentnummer"
      label={t('number.student.label')}
      hint={t('number.student.hint')}
      input={input}
      maxLength={60}
      fault={isMissing ? t('number.student.empty') : null}
      onInput={(event) => onType(event.currentTarget.value)}
    />
  );
}

type StudentNumberFieldProps = {
  input: RefObject<HTMLInputElement | null>;
  /** It was sent without. */
  isMissing: boolean;
  onType: (text: string) => void;
};
