/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Page } from '../looks/Page.tsx';
import { useWords } from '../words/Words.tsx';
import type { Language, WordKey } from '../words/words.ts';
import { EntranceField } from './EntranceField.tsx';
import { grouped, readEntry } from './number-entry.ts';
import { StudentNumberField } from './StudentNumberField.tsx';

/**
 * Asks for the exam number. A slip of the pen is told at once; whether the number exists, the server says. Where it is
 * guarded against guessing it asks for the student number too.
 */
export function NumberScreen({ message, onEnter, onLanguage }: NumberScreenProps) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [isDone, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<WordKey | null>(null);
  /** Null until it is asked for. */
  const [studentNumber, setStudentNumber] = useState<string | null>(null);
  const studentInput = useRef<HTMLInputElement>(null);
  const isStudentMissing = isDone && studentNumber?.trim() === '';
  const mounted = useRef(true);
  useEffect(() => () => void (mounted.current = false), []);

  const entry = readEntry(typed);

  function remarkOn(): string | null {
    if (answer) return t(answer);
    if (entry.state === 'wrong') return t(...entry.remark);
    if (!isDone) return null;
    if (entry.state === 'typing') return t(...entry.remark);
    return entry.state === 'empty' ? t('number.empty') : null;
  }

  function write(field: HTMLInputElement): void {
    const next = grouped(field.value, field.selectionStart ?? field.value.length);
    field.value = next.text;
    field.setSelectionRange(next.caret, next.caret);
    setTyped(next.text);
    setDone(false);
    setAnswer(null);
  }

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setDone(true);
    if (entry.state !== 'good') return input.current?.focus();
    if (studentNumber?.trim() === '') return studentInput.current?.focus();
    setBusy(true);
    const typedNumbers = { examNumber: entry.number, ...(studentNumber === null ? {} : { studentNumber }) };
    const refused = await onEnter(typedNumbers, (meanwhile) => setAnswer(meanwhile));
    if (!mounted.current) return;
    setBusy(false);
    if (refused === 'student-number-needed') {
      setAnswer(null);
      setDone(false);
      setStudentNumber((before) => before ?? '');
      return studentInput.current?.focus();
    }
    setAnswer(refused);
    if (refused) input.current?.focus();
  }

  return (
    <Page title={t('number.title')} onLanguage={onLanguage}>
      {message && <p class="note attention">{t(message)}</p>}
      <p class="lead">{t('number.lead')}</p>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <EntranceField
          id="examnummer"
          label={t('number.label')}
          hint={t('number.hint')}
          input={input}
          inputMode="numeric"
          maxLength={20}
          fault={remarkOn()}
          good={entry.state === 'good' ? t('number.valid') : null}
          onInput={(event) => write(event.currentTarget)}
          onBlur={() => setDone(typed !== '')}
        />
        {studentNumber !== null && (
          <StudentNumberField
            input={studentInput}
            isMissing={isStudentMissing}
            onType={(text) => {
              setStudentNumber(text);
              setAnswer(null);
            }}
          />
        )}
        <div class="actions">
          <button type="submit" class="button" aria-disabled={busy}>
            {busy ? t('busy') : t('number.submit')}
          </button>
        </div>
      </form>
      <p class="muted help-line">{t('number.help')}</p>
    </Page>
  );
}

export type TypedNumbers = { examNumber: string; studentNumber?: string };
/** Why one does not come in: a sentence, or one more thing to type. */
export type NumberRefused = WordKey | 'student-number-needed';

type NumberScreenProps = {
  /** Why one has to log in again. */
  message: WordKey | null;
  /** Resolves with what stands in the way; null when another screen takes over. `meanwhile` tells while it tries. */
  onEnter: (typed: TypedNumbers, meanwhile: (remark: WordKey) => void) => Promise<NumberRefused | null>;
  onLanguage: (language: Language) => void;
};
