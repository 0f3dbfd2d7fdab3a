import type { LiveNotice } from '../../api/live/contract.ts';

type Listener = {
  /** Something changed; fetch it again. */
  onChange: (notice: LiveNotice) => void;
  /** Something may have been missed; fetch everything again. */
  onRefresh: () => void;
  /** Whether the connection has been away for longer than a moment. */
  onLost: (lost: boolean) => void;
};

const patience = 10_000;
const again = 15_000;

/**
 * Listens to what changes, until the returned function is called. EventSource reconnects by itself, except after an
 * answer that is not a stream (as 503 while the API restarts): then it gives up, and is started anew here.
 */
export function listen({ onChange, onRefresh, onLost }: Listener): () => void {
  let source: EventSource | undefined;
  let lostTimer: ReturnType<typeof setTimeout> | undefined;
  let againTimer: ReturnType<typeof setTimeout> | undefined;
  let wasAway = false;

  function open() {
    source = new EventSource('/api/live');
    source.addEventListener('open', () => {
      clearTimeout(lostTimer);
      lostTimer = undefined;
      onLost(false);
      if (wasAway) onRefresh();
      wasAway = false;
    });
    source.addEventListener('change', ({ data }: MessageEvent<string>) => onChange(JSON.parse(data) as LiveNotice));
    source.addEventListener('refresh', onRefresh);
    source.addEventListener('error', () => {
      wasAway = true;
      lostTimer ??= setTimeout(() => onLost(true), patience);
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(againTimer);
      againTimer = setTimeout(open, again);
    });
  }

  open();
  return () => {
    source?.close();
    clearTimeout(lostTimer);
    clearTimeout(againTimer);
  };
}
