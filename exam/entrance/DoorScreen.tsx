/** @jsxImportSource preact */
import type { Entrance } from '../../api/exam-taking/contract.ts';
import { Page } from '../looks/Page.tsx';
import { useWords } from '../words/Words.tsx';
import type { Words } from '../words/words.ts';

/** The number is right, and yet there is no exam to make now: why, and what one can do. */
export function DoorScreen({ entrance, isAway, now, onOther }: DoorScreenProps) {
  const words = useWords();
  const { title, lines } = said(words, entrance, now);
  return (
    <Page title={title}>
      {lines.map((line) => (
        <p key={line} class="lead">
          {line}
        </p>
      ))}
      <div role="status">{isAway && <p class="note attention">{words.t('door.early.away')}</p>}</div>
      <div class="actions">
        <button type="button" class="button quiet" onClick={onOther}>
          {words.t('door.other')}
        </button>
      </div>
    </Page>
  );
}

export type ClosedEntrance = Exclude<Entrance, { state: 'open' }>;
type DoorScreenProps = {
  entrance: ClosedEntrance;
  /** It is time to go in, but the server can't be reached; it is tried again. */
  isAway: boolean;
  now: Date | null;
  onOther: () => void;
};

function said({ t, day, time }: Words, entrance: ClosedEntrance, now: Date | null): { title: string; lines: string[] } {
  const moment = (iso: string) => ({ day: day(new Date(iso)), time: time(new Date(iso)) });
  switch (entrance.state) {
    case 'too-early': {
      const opens = moment(entrance.opensAt);
      const isToday = now !== null && day(now) === opens.day;
      const line = isToday ? t('door.early.today', opens) : t('door.early.text', opens);
      return { title: t('door.early.title'), lines: isToday ? [line, t('door.early.wait')] : [line] };
    }
    case 'too-late':
      return { title: t('door.late.title'), lines: [t('door.late.text', moment(entrance.closedAt))] };
    case 'cancelled':
      return { title: t('door.cancelled.title'), lines: [t('door.cancelled.text')] };
    case 'handed-in': {
      const at = moment(entrance.handedInAt);
      const line = entrance.timeOver ? t('door.handedIn.timeOver', at) : t('door.handedIn.text', at);
      return { title: t('door.handedIn.title'), lines: [line] };
    }
  }
}
