/** @jsxImportSource preact */
import { Page } from '../looks/Page.tsx';
import { useWords } from '../words/Words.tsx';
import type { HandedIn } from './hand-in.ts';

/** It is done. No result stands here: that is the school's to tell. */
export function EndScreen({ at, timeOver, lost, onLeave }: HandedIn & { onLeave: () => void }) {
  const { t, day, time } = useWords();
  return (
    <Page title={t('end.title')}>
      {timeOver && <p class="note">{t('end.timeOver')}</p>}
      {lost > 0 && <p class="note danger">{t('end.lost', { count: lost })}</p>}
      <p class="lead">{t('end.at', { day: day(at), time: time(at) })}</p>
      <p>{t('end.result')}</p>
      <p>{t('end.quiet')}</p>
      <div class="actions">
        <button type="button" class="button quiet" onClick={onLeave}>
          {t('end.leave')}
        </button>
      </div>
    </Page>
  );
}
