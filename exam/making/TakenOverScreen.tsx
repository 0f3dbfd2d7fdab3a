/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { Page } from '../looks/Page.tsx';
import { useWords } from '../words/Words.tsx';

/** A newer tab or device has the exam. It can be taken back. */
export function TakenOverScreen({ onHere }: { onHere: () => Promise<boolean> }) {
  const { t } = useWords();
  const [state, setState] = useState<'calm' | 'busy' | 'away'>('calm');

  async function takeBack(): Promise<void> {
    if (state === 'busy') return;
    setState('busy');
    if (!(await onHere())) setState('away');
  }

  return (
    <Page title={t('takenOver.title')}>
      <p class="lead">{t('takenOver.text')}</p>
      <div role="status">{state === 'away' && <p class="note attention">{t('noConnection')}</p>}</div>
      <div class="actions">
        <button type="button" class="button" aria-disabled={state === 'busy'} onClick={() => void takeBack()}>
          {state === 'busy' ? t('busy') : t('takenOver.here')}
        </button>
      </div>
    </Page>
  );
}
