/** @jsxImportSource preact */
import { Icon } from '../looks/Icon.tsx';
import { useWords } from '../words/Words.tsx';

export type QuestionState = { id: string; number: number; isAnswered: boolean; isFlagged: boolean };

/** All questions by number: each says in words and by its shape, not by colour alone, how it stands. */
export function QuestionList({ states, current, onGo }: QuestionListProps) {
  const { t } = useWords();
  const nameOf = ({ number, isAnswered, isFlagged }: QuestionState) =>
    [
      t('making.question', { number }),
      isAnswered ? t('making.isAnswered') : t('making.isOpen'),
      ...(isFlagged ? [t('making.isFlagged')] : []),
    ].join(', ');
  return (
    <nav class="questions" aria-label={t('making.list')}>
      <ol>
        {states.map((state, index) => (
          <li key={state.id}>
            <button
              type="button"
              class={[state.isAnswered ? 'answered' : '', state.isFlagged ? 'flagged' : ''].join(' ')}
              aria-label={nameOf(state)}
              aria-current={index === current ? 'step' : undefined}
              onClick={() => onGo(index)}
            >
              <span aria-hidden="true">{state.number}</span>
              {state.isAnswered && <Icon name="check" />}
              {state.isFlagged && <Icon name="flag" full />}
            </button>
          </li>
        ))}
      </ol>
      <p class="key" aria-hidden="true">
        <span>
          <Icon name="check" /> {t('making.isAnswered')}
        </span>
        <span>
          <Icon name="flag" full /> {t('making.isFlagged')}
        </span>
        <span>
          <span class="here" /> {t('making.isHere')}
        </span>
      </p>
    </nav>
  );
}

type QuestionListProps = {
  states: readonly QuestionState[];
  /** An index; null when no question is on the screen. */
  current: number | null;
  onGo: (index: number) => void;
};
