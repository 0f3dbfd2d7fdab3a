import type { ServerClock } from '../time/server-clock.ts';

/** Within how many milliseconds those who wait at the door come in: a whole hall waits for the same moment. */
const spread = 3_000;
const firstPause = 2_000;
const longestPause = 30_000;

/**
 * For who came too early and left the page open: goes in when it is time, by the server's clock. Where the server can't be
 * reached it is tried again after a while, and at once when the connection is back.
 *
 * @param tryToEnter answers whether the server could be reached: then another screen takes over
 * @param onAway called when it could not
 * @returns ends it
 */
export function whenOpen({ clock, opensAt, tryToEnter, onAway }: WhenOpen): () => void {
  let tryAt = opensAt.getTime() + Math.random() * spread;
  let failures = 0;
  let isTrying = false;
  let isOver = false;

  async function tryOnce(): Promise<void> {
    isTrying = true;
    const isReached = await tryToEnter();
    isTrying = false;
    if (isReached || isOver) return;
    const pause = Math.min(firstPause * 2 ** failures, longestPause);
    tryAt = (clock.now()?.getTime() ?? 0) + pause * (0.5 + Math.random() / 2);
    failures += 1;
    onAway();
  }

  const tick = () => {
    const now = clock.now();
    if (now && now.getTime() >= tryAt && !isTrying) void tryOnce();
  };
  const back = () => {
    if (failures > 0) tryAt = 0;
    tick();
  };
  const ticking = setInterval(tick, 500);
  window.addEventListener('online', back);
  return () => {
    isOver = true;
    clearInterval(ticking);
    window.removeEventListener('online', back);
  };
}

type WhenOpen = { clock: ServerClock; opensAt: Date; tryToEnter: () => Promise<boolean>; onAway: () => void };
