/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CandidateSection } from '../../domain/candidate-exam.ts';
import { Picture } from '../items/Picture.tsx';
import { RichText } from '../items/RichText.tsx';
import type { ListenedSound } from '../sound/exam-sounds.ts';
import { SoundPlayer } from '../sound/SoundPlayer.tsx';
import { useWords } from '../words/Words.tsx';

/** How a shared text was left, by section: how far it was read and whether it was folded. */
export type PaneMemory = Map<string, { scroll: number; isOpen: boolean }>;

/**
 * The text or sound that several questions share: beside the question on a wide screen, above it and to be folded on a
 * narrow one. It stays as it was left while one goes from question to question.
 */
export function SharedPane({ section, sound, memory }: SharedPaneProps) {
  const { t } = useWords();
  const body = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(memory.get(section.id)?.isOpen ?? true);
  const { stimulus } = section;
  useEffect(() => {
    const element = body.current;
    if (!element) return;
    element.scrollTop = memory.get(section.id)?.scroll ?? 0;
    return () => void memory.set(section.id, { scroll: element.scrollTop, isOpen });
  }, [section.id, isOpen]);
  if (!stimulus) return null;

  const name = stimulus.kind === 'audio' ? t('making.soundPane') : t('making.textPane');
  const hasText = stimulus.text.length > 0 || (stimulus.kind === 'text' && stimulus.picture !== null);
  return (
    <section class={isOpen ? 'pane' : 'pane folded'} aria-label={name}>
      {(stimulus.title || hasText) && (
        <div class="pane-head">
          <h2>{stimulus.title || name}</h2>
          {hasText && (
            <button
              type="button"
              class="button quiet small fold"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              {isOpen ? t('making.hideText') : t('making.showText')}
            </button>
          )}
        </div>
      )}
      {stimulus.kind === 'audio' && sound && <SoundPlayer sound={sound} />}
      {hasText && (
        <div class="pane-text" ref={body} tabIndex={0} role="region" aria-label={stimulus.title || name}>
          <RichText content={stimulus.text} />
          {stimulus.kind === 'text' && stimulus.picture && <Picture picture={stimulus.picture} />}
        </div>
      )}
    </section>
  );
}

type SharedPaneProps = { section: CandidateSection; sound: ListenedSound | undefined; memory: PaneMemory };
