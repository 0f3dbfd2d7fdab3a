/** @jsxImportSource preact */
import { Icon } from '../looks/Icon.tsx';
import { useWords } from '../words/Words.tsx';
import type { SaveState } from './saver.ts';

/** Whether all answers are with the server. 'Saved' stands here for nothing that the server has not acknowledged. */
export function SaveStatus({ state }: { state: SaveState }) {
  const { t } = useWords();
  switch (state.kind) {
    case 'saved':
      return (
        <p class="save-status saved">
          <Icon name="check" />
          <span>{t('save.saved')}</span>
        </p>
      );
    case 'waiting':
      return (
        <p class="save-status waiting">
          <Icon name="device" />
          <span>{state.durable ? t('save.waiting') : t('save.waitingFragile')}</span>
        </p>
      );
    case 'refused':
      return (
        <p class="save-status waiting">
          <Icon name="warning" />
          <span>{t('save.refused')}</span>
        </p>
      );
    case 'saving':
    case 'stopped':
      return <p class="save-status">{t('save.saving')}</p>;
  }
}
