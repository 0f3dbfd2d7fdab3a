/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { useWords } from '../words/Words.tsx';
import { keptTextSize, setTextSize, textSizes, type TextSize } from './text-size.ts';

export function TextSizes() {
  const { t } = useWords();
  const [size, setSize] = useState(keptTextSize);
  const choose = (next: TextSize) => {
    setTextSize(next);
    setSize(next);
  };
  return (
    <div class="text-sizes" role="group" aria-label={t('making.textSize')}>
      {textSizes.map((one) => (
        <button
          key={one}
          type="button"
          class={`size-${one}`}
          aria-pressed={one === size}
          aria-label={t(`making.textSizeStep.${one}`)}
          onClick={() => choose(one)}
        >
          A
        </button>
      ))}
    </div>
  );
}
