/** @jsxImportSource preact */
import { Dialog } from '../looks/Dialog.tsx';
import { useWords } from '../words/Words.tsx';

/** What to do when something is wrong, and what an invigilator wants to know first. */
export function HelpDialog({
  savedAt,
  waiting,
  onClose,
}: {
  savedAt: Date | null;
  waiting: number;
  onClose: () => void;
}) {
  const { t, time } = useWords();
  return (
    <Dialog title={t('making.helpTitle')} onClose={onClose}>
      <p>{t('making.helpText')}</p>
      <p>{t('making.helpDevice')}</p>
      <h3>{t('making.helpFacts')}</h3>
      <dl class="facts">
        <div>
          <dt>{t('making.helpSaved')}</dt>
          <dd>{savedAt ? time(savedAt) : t('making.helpNever')}</dd>
        </div>
        <div>
          <dt>{t('making.helpWaiting')}</dt>
          <dd>{waiting}</dd>
        </div>
      </dl>
      <div class="actions">
        <button type="button" class="button" onClick={onClose}>
          {t('making.close')}
        </button>
      </div>
    </Dialog>
  );
}
