/**
 * What this tab remembers of itself: whose exam it is making. So a reload goes on at once, while a page that is opened anew
 * on a shared device first asks who is there; and so does a tab that was left behind when another candidate came.
 */
const kept = 'examen-bezig';

/** The registration whose exam this tab makes; null when it makes none. */
export function madeInThisTab(): string | null {
  try {
    return sessionStorage.getItem(kept);
  } catch {
    return null;
  }
}

export function rememberMaking(registrationId: string | null): void {
  try {
    if (registrationId) sessionStorage.setItem(kept, registrationId);
    else sessionStorage.removeItem(kept);
  } catch {
    // A browser that keeps nothing asks who is there after each reload.
  }
}

/** What tabs tell each other: that one of them opened the attempt of this registration, or left its session. */
export type TabNews = { registrationId: string; kind: 'opened' | 'left' };

/** The tabs of this browser. They hear from each other sooner than from the server who has an exam. */
export type OtherTabs = {
  tell: (news: TabNews) => void;
  /** Calls back at each news of another tab; the result ends it. */
  hear: (onNews: (news: TabNews) => void) => () => void;
};

export function openOtherTabs(): OtherTabs {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => {}, hear: () => () => {} };
  const channel = new BroadcastChannel('teletoets-examen'); // one for both: it does not hear itself
  return {
    tell: (news) => channel.postMessage(news),
    hear: (onNews) => {
      const listen = ({ data }: MessageEvent<TabNews>) => onNews(data);
      channel.addEventListener('message', listen);
      return () => channel.removeEventListener('message', listen);
    },
  };
}
