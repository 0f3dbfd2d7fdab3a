/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { Page } from '../looks/Page.tsx';
import { useWords } from '../words/Words.tsx';
import type { OpenEntrance } from './ConfirmScreen.tsx';
import { SoundTest } from './SoundTest.tsx';

/** How the exam works, in a few lines, and the button that starts the time. */
export function RulesScreen({ entrance, onStart, onBack }: RulesScreenProps) {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [isAway, setAway] = useState(false);
  const listens = entrance.exam.kind === 'listening';

  async function start(): Promise<void> {
    if (busy) return;
    setBusy(true);
    setAway(false);
    const opened = await onStart();
    if (opened) return;
    setBusy(false);
    setAway(true);
  }

  return (
    <Page title={t('rules.title')}>
      <ul>
        <li>{t('rules.save')}</li>
        <li>{t('rules.back')}</li>
        <li>{t('rules.flag')}</li>
        <li>{t('rules.time')}</li>
        <li>{t('rules.connection')}</li>
        {listens && <li>{t('rules.sound')}</li>}
        <li>{t('rules.aids')}</li>
      </ul>
      {listens && <SoundTest />}
      <p>{entrance.started ? t('rules.running') : t('rules.ready')}</p>
      <div role="status">{isAway && <p class="note attention">{t('noConnection')}</p>}</div>
      <div class="actions">
        <button type="button" class="button" aria-disabled={busy} onClick={() => void start()}>
          {busy ? t('busy') : entrance.started ? t('rules.resume') : t('rules.start')}
        </button>
        <button type="button" class="button quiet" onClick={onBack}>
          {t('rules.goBack')}
        </button>
      </div>
    </Page>
  );
}

type RulesScreenProps = {
  entrance: OpenEntrance;
  /** Resolves with whether another screen takes over; if not, there is no connection. */
  onStart: () => Promise<boolean>;
  onBack: () => void;
};
