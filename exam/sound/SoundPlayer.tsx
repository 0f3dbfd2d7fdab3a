/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../looks/Icon.tsx';
import { useWords } from '../words/Words.tsx';
import type { ListenedSound } from './exam-sounds.ts';

/** One button to listen, how often one may, and where the sound is. The device has the volume. */
export function SoundPlayer({ sound }: { sound: ListenedSound }) {
  const { t } = useWords();
  const [, redraw] = useState(0);
  useEffect(() => sound.subscribe(() => redraw((count) => count + 1)), [sound]);
  const { kind, playsLeft, fault } = sound.state();
  const canPress = kind === 'ready' || kind === 'resting';
  const label = {
    ready: t('sound.play'),
    resting: t('sound.resume'),
    starting: t('sound.starting'),
    playing: t('sound.playing'),
    'used-up': t('sound.play'),
  }[kind];
  const position = sound.position();
  const duration = sound.durationMs();
  return (
    <div class="sound">
      <div class="sound-row">
        <button type="button" class="button" aria-disabled={!canPress} onClick={() => void sound.play()}>
          <Icon name="play" full />
          {label}
        </button>
        {position !== null && duration !== null && (
          <div class="sound-progress">
            <progress aria-label={t('sound.progress')} max={duration} value={Math.min(position, duration)} />
            <span>{t('sound.position', { at: clockOf(position), of: clockOf(duration) })}</span>
          </div>
        )}
      </div>
      <div class="sound-remarks" aria-live="polite">
        {fault && <p class="note attention">{t(`sound.${fault}`)}</p>}
        {kind === 'resting' && !fault && <p>{t('sound.resting')}</p>}
        {kind === 'used-up' && <p>{t('sound.usedUp')}</p>}
      </div>
      {/* Not told aloud: it changes the moment the sound begins, and would be heard through it. */}
      {kind !== 'used-up' && (
        <p class="plays-left">{playsLeft > 0 ? t('sound.left', { count: playsLeft }) : t('sound.lastOne')}</p>
      )}
    </div>
  );
}

function clockOf(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
