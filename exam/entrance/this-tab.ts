/**
 * What this tab remembers of itself: that it is making an exam. So a reload goes on at once, while a page that is opened
 * anew on a shared device first asks who is there.
 */
const kept = 'examen-bezig';

export function tabIsMaking(): boolean {
  try {
    return sessionStorage.getItem(kept) === 'ja';
  } catch {
    return false;
  }
}

export function rememberMaking(isMaking: boolean): void {
  try {
    if (isMaking) sessionStorage.setItem(kept, 'ja');
    else sessionStorage.removeItem(kept);
  } catch {
    // A browser that keeps nothing asks who is there after each reload.
  }
}

/** The tabs of this browser. They hear from each other sooner than from the server who has an exam. */
export type OtherTabs = {
  /** This tab has the attempt now. */
  tell: (attemptId: string) => void;
  /** Calls back when another tab took an attempt; the result ends it. */
  hear: (onTaken: (attemptId: string) => void) => () => void;
};

export function openOtherTabs(): OtherTabs {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => {}, hear: () => () => {} };
  const channel = new BroadcastChannel('teletoets-examen'); // one for both: it does not hear itself
  return {
    tell: (attemptId) => channel.postMessage(attemptId),
    hear: (onTaken) => {
      const listen = ({ data }: MessageEvent) => onTaken(String(data));
      channel.addEventListener('message', listen);
      return () => channel.removeEventListener('message', listen);
    },
  };
}
