import type { Logger } from '../../platform/logger.ts';
import { listen } from '../../platform/live.ts';
import { liveNotice, type LiveNotice } from './contract.ts';

/** What a browser is told: a change, or to fetch all again. */
export type LiveMessage = { event: 'change'; notice: LiveNotice } | { event: 'refresh' };

export type LiveHub = {
  subscribe(hear: (message: LiveMessage) => void): () => void;
  close(): Promise<void>;
};

/** One connection to the database that listens, for all browsers of this process. */
export function openLiveHub(databaseUrl: string, logger: Logger): LiveHub {
  const subscribers = new Set<(message: LiveMessage) => void>();
  const tellAll = (message: LiveMessage): void => {
    for (const hear of subscribers) hear(message);
  };
  const listener = listen(
    databaseUrl,
    ['live'],
    {
      onNotice: (_channel, payload) => {
        const notice = liveNotice.safeParse(JSON.parse(payload));
        if (notice.success) tellAll({ event: 'change', notice: notice.data });
      },
      onRestored: () => {
        tellAll({ event: 'refresh' });
      },
    },
    logger,
  );
  return {
    subscribe(hear) {
      subscribers.add(hear);
      return () => subscribers.delete(hear);
    },
    close: () => listener.close(),
  };
}
