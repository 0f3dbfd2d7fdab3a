/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { Dialog } from '../looks/Dialog.tsx';
import { useWords } from '../words/Words.tsx';
import type { QuestionState } from './QuestionList.tsx';

/** What is still open and what was flagged, each a press away, and then the one button that can't be taken back. */
export function HandInView({ states, heading, onGo, onBack, onHandIn }: HandInViewProps) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  const open = states.filter(({ isAnswered }) => !isAnswered);
  const flagged = states.filter(({ isFlagged }) => isFlagged);
  return (
    <section class="question hand-in">
      <h1 ref={heading} tabIndex={-1} id="vraag">
        {t('handIn.title')}
      </h1>
      <p>{t('handIn.lead')}</p>
      {open.length === 0 ? (
        <p class="note done">{t('handIn.allAnswered')}</p>
      ) : (
        <Named title={t('handIn.open', { count: open.length })} states={open} onGo={onGo} />
      )}
      {flagged.length > 0 && (
        <Named title={t('handIn.flagged', { count: flagged.length })} states={flagged} onGo={onGo} />
      )}
      <div class="actions">
        <button type="button" class="button" onClick={() => setAsking(true)}>
          {t('handIn.submit')}
        </button>
        <button type="button" class="button quiet" onClick={onBack}>
          {t('handIn.back')}
        </button>
      </div>
      {isAsking && (
        <Dialog title={t('handIn.sure')} onClose={() => setAsking(false)}>
          <p>{t('handIn.sureText')}</p>
          {open.length > 0 && <p class="note attention">{t('handIn.sureOpen', { count: open.length })}</p>}
          <div class="actions">
            <button type="button" class="button" onClick={(event) => isFirstPress(event) && onHandIn()}>
              {t('handIn.yes')}
            </button>
            <button type="button" class="button quiet" onClick={() => setAsking(false)}>
              {t('handIn.no')}
            </button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

/** The dialog can come right under the mouse: the second press of a double click on the button before it means nothing. */
const isFirstPress = ({ detail }: MouseEvent): boolean => detail <= 1;

function Named({ title, states, onGo }: { title: string; states: QuestionState[]; onGo: (id: string) => void }) {
  const { t } = useWords();
  return (
    <div class="named">
      <p>{title}</p>
      <ul>
        {states.map(({ id, number }) => (
          <li key={id}>
            <button type="button" class="button quiet small" onClick={() => onGo(id)}>
              {t('making.question', { number })}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

type HandInViewProps = {
  states: readonly QuestionState[];
  heading: { current: HTMLHeadingElement | null };
  onGo: (itemId: string) => void;
  onBack: () => void;
  onHandIn: () => void;
};
