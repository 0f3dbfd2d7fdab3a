/** @jsxImportSource preact */
import type { Entrance } from '../../api/exam-taking/contract.ts';
import { Page } from '../looks/Page.tsx';
import { useWords } from '../words/Words.tsx';
import { withKind } from './with-kind.ts';
import type { Language } from '../words/words.ts';

export type OpenEntrance = Extract<Entrance, { state: 'open' }>;

/** Who one is and which exam this is, before anything of it is shown. */
export function ConfirmScreen({ entrance, onYes, onNo, onLanguage }: ConfirmScreenProps) {
  const { t, time } = useWords();
  const { candidate, exam, minutes, minutesLeft, closesAt, school, location, started } = entrance;
  const minutesOf = (count: number) => t('confirm.minutes', { count });
  const facts = [
    [t('confirm.name'), candidate.name],
    [t('confirm.exam'), withKind(exam.title, t(`confirm.kind.${exam.kind}`))],
    [t('confirm.time'), minutesOf(minutes)],
    [t('confirm.until'), t('confirm.untilText', { time: time(new Date(closesAt)) })],
    [t('confirm.place'), [school, location].filter(Boolean).join(', ')],
  ];
  return (
    <Page title={t('confirm.title')} onLanguage={onLanguage}>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {started && <p class="note">{t('confirm.started')}</p>}
      {!started && minutesLeft < minutes && (
        <p class="note attention">{t('confirm.late', { minutes: minutesOf(minutesLeft) })}</p>
      )}
      <div class="actions">
        <button type="button" class="button" onClick={onYes}>
          {t('confirm.yes')}
        </button>
        <button type="button" class="button quiet" onClick={onNo}>
          {t('confirm.no')}
        </button>
      </div>
    </Page>
  );
}

type ConfirmScreenProps = {
  entrance: OpenEntrance;
  onYes: () => void;
  onNo: () => void;
  onLanguage: (language: Language) => void;
};
