import { useEffect } from 'preact/hooks';
import type { ExamApi } from '../server/exam-api.ts';
import type { ExamInHand } from './exam-in-hand.ts';

/**
 * Sends what waits when the page is put away or closed, and again when the connection or the page is back. Where nothing
 * outlives the page, the browser asks before it closes it with something unsaved.
 */
export function useSavingOnLeave(inHand: ExamInHand, api: ExamApi): void {
  useEffect(() => {
    const leave = () => inHand.flush('leaving');
    const back = () => {
      inHand.flush('online');
      void api.look(); // and hears the server's time: a device that slept has counted nothing meanwhile
    };
    const change = () => (document.visibilityState === 'hidden' ? leave() : back());
    const ask = (event: BeforeUnloadEvent) => {
      const { waiting, durable } = inHand.saveState();
      if (waiting > 0 && !durable) event.preventDefault();
    };
    document.addEventListener('visibilitychange', change);
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', back);
    window.addEventListener('beforeunload', ask);
    return () => {
      document.removeEventListener('visibilitychange', change);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', back);
      window.removeEventListener('beforeunload', ask);
    };
  }, [inHand, api]);
}
