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

/** Tells other tabs of this browser that this one has the exam now; they hear it sooner than from the server. */
export function tellOtherTabs(attemptId: string): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(attemptId);
  channel.close();
}

/** Calls back when another tab of this browser took an attempt; the result ends it. */
export function hearOtherTabs(onTaken: (attemptId: string) => void): () => void {
  if (typeof BroadcastChannel === 'undefined') return () => {};
  const channel = new BroadcastChannel(channelName);
  channel.addEventListener('message', ({ data }) => onTaken(String(data)));
  return () => channel.close();
}

const channelName = 'teletoets-examen';
