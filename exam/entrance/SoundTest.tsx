/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { Icon } from '../looks/Icon.tsx';
import { useWords } from '../words/Words.tsx';

/** Three tones that the browser makes itself: nothing of the exam is heard before it starts. */
export function SoundTest() {
  const { t } = useWords();
  const [state, setState] = useState<'silent' | 'playing' | 'played' | 'failed'>('silent');

  async function play(): Promise<void> {
    if (state === 'playing') return;
    setState('playing');
    setState(await playTones());
  }

  return (
    <section class="tones">
      <h2>{t('rules.soundTest.title')}</h2>
      <p>{t('rules.soundTest.text')}</p>
      <button type="button" class="button quiet" aria-disabled={state === 'playing'} onClick={() => void play()}>
        <Icon name="play" full />
        {t('rules.soundTest.play')}
      </button>
      <p role="status">
        {state === 'playing' && t('rules.soundTest.playing')}
        {state === 'played' && t('rules.soundTest.again')}
        {state === 'failed' && t('rules.soundTest.failed')}
      </p>
    </section>
  );
}

async function playTones(): Promise<'played' | 'failed'> {
  try {
    const context = new AudioContext();
    await context.resume();
    const gain = new GainNode(context, { gain: 0 });
    gain.connect(context.destination);
    const oscillator = new OscillatorNode(context, { type: 'sine' });
    oscillator.connect(gain);
    [440, 554, 659].forEach((frequency, index) => {
      const at = context.currentTime + 0.1 + index * 0.6;
      oscillator.frequency.setValueAtTime(frequency, at);
      gain.gain.linearRampToValueAtTime(0.25, at + 0.05); // a soft edge: without it the tone clicks
      gain.gain.setValueAtTime(0.25, at + 0.4);
      gain.gain.linearRampToValueAtTime(0, at + 0.5);
    });
    const ended = new Promise((resolve) => oscillator.addEventListener('ended', resolve, { once: true }));
    oscillator.start();
    oscillator.stop(context.currentTime + 1.9);
    await ended;
    await context.close();
    return 'played';
  } catch {
    return 'failed';
  }
}
