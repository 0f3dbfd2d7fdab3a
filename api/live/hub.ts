import type { Logger } from '../../platform/logger.ts';
import { listen } from '../../platform/live.ts';
import { z } from 'zod';
import { liveNotice, type LiveNotice } from './contract.ts';

/** What a browser is told: a change, or to fetch all again. */
export type LiveMessage =
  /** `schoolId`: whose account holders hear it as well; null where it is the bureau's alone. */
  { event: 'change'; notice: LiveNotice; schoolId: string | null } | { event: 'refresh' };

const payloadOf = liveNotice.extend({ schoolId: z.uuid().optional() });

export type LiveHub = {
  subscribe(hear: (message: LiveMessage) => void): () => void;
  /** Fires when the program stops: streams that would never end by themselves end then. */
  closing: AbortSignal;
  close(): Promise<void>;
};

/** One connection to the database that listens, for all browsers of this process. */
export function openLiveHub(databaseUrl: string, logger: Logger): LiveHub {
  const closing = new AbortController();
  const subscribers = new Set<(message: LiveMessage) => void>();
  const tellAll = (message: LiveMessage): void => {
    for (const hear of subscribers) hear(message);
  };
  const listener = listen(
    databaseUrl,
    ['live'],
    {
      onNotice: (_channel, payload) => {
        if (subscribers.size > 0) tellAll(messageIn(payload));
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
    closing: closing.signal,
    async close() {
      closing.abort();
      await listener.close();
    },
  };
}

/** What a notice of the database says; one that says nothing to us means: look for yourself. */
function messageIn(payload: string): LiveMessage {
  try {
    const { schoolId = null, ...notice } = payloadOf.parse(JSON.parse(payload));
    return { event: 'change', notice, schoolId };
  } catch {
    return { event: 'refresh' };
  }
}
