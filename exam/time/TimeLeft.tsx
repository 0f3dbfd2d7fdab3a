/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../looks/Icon.tsx';
import { useWords } from '../words/Words.tsx';
import { timeInWords, warningDue } from './time-left.ts';

/** The time left in whole minutes, which can be put out of sight; the warnings come all the same. */
export function TimeLeft({ left, onWarning, onOver }: TimeLeftProps) {
  const { t } = useWords();
  const [isShown, setShown] = useState(true);
  const [shown, setShownTime] = useState<string | null>(null);
  const before = useRef<number | null>(null);
  const latest = useRef({ left, onWarning, onOver });
  latest.current = { left, onWarning, onOver };

  useEffect(() => {
    let isOver = false;
    const look = () => {
      const milliseconds = latest.current.left();
      if (milliseconds === null || isOver) return;
      setShownTime(timeInWords({ t }, milliseconds));
      const warning = warningDue(before.current, milliseconds);
      before.current = milliseconds;
      if (warning !== null) latest.current.onWarning(warning);
      if (milliseconds > 0) return;
      isOver = true;
      latest.current.onOver();
    };
    look();
    const ticking = setInterval(look, 500);
    return () => clearInterval(ticking);
  }, [t]);

  return (
    <div class="time-left">
      <span class="hidden">{t('time.label')}: </span>
      {isShown && (
        <span class="time" role="timer">
          <Icon name="clock" />
          {shown !== null && t('time.left', { time: shown })}
        </span>
      )}
      <button type="button" class="button link small" onClick={() => setShown(!isShown)}>
        {isShown ? t('time.hide') : t('time.show')}
      </button>
    </div>
  );
}

type TimeLeftProps = {
  /** Milliseconds; null while the server's time is not known. */
  left: () => number | null;
  /** Minutes. */
  onWarning: (minutes: number) => void;
  onOver: () => void;
};
