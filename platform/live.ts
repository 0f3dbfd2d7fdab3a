import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { faultCode } from './database.ts';
import type { Logger } from './logger.ts';

/**
 * Hears what the database tells (LISTEN) over one connection, for as long as the program runs. A lost connection is made
 * anew; what was told meanwhile is lost, so `onRestored` says: look for yourself.
 */
export function listen(
  databaseUrl: string,
  channels: readonly string[],
  heard: { onNotice: (channel: string, payload: string) => void; onRestored: () => void },
  logger: Logger,
): { close(): Promise<void> } {
  const stop = new AbortController();
  const running = keepListening();
  return {
    async close() {
      stop.abort();
      await running;
    },
  };

  async function keepListening(): Promise<void> {
    for (let first = true; !stop.signal.aborted; first = false) {
      try {
        await listenOnce(() => {
          if (!first) heard.onRestored();
        });
      } catch (error) {
        logger.warn({ code: faultCode(error) }, 'the connection that listens to the database was lost');
      }
      await pause(500, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  }

  /** Returns when told to stop; throws when the connection is lost. */
  async function listenOnce(onReady: () => void): Promise<void> {
    const client = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'teletoets live',
      keepAlive: true,
    });
    const ended = Promise.withResolvers<void>();
    client.on('error', ended.reject);
    client.on('end', () => {
      ended.reject(new Error('The connection ended'));
    });
    client.on('notification', ({ channel, payload }) => {
      heard.onNotice(channel, payload ?? '');
    });
    ended.promise.catch(() => undefined);
    const onStop = (): void => {
      ended.resolve();
    };
    stop.signal.addEventListener('abort', onStop, { once: true });
    try {
      await client.connect();
      for (const channel of channels) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      onReady();
      await ended.promise;
    } finally {
      stop.signal.removeEventListener('abort', onStop);
      await client.end().catch(() => undefined);
    }
  }
}

/** Lets a loop sleep until something happens or a time has passed, whichever comes first. */
export function newWakeup(): { wake(): void; sleep(milliseconds: number, signal?: AbortSignal): Promise<void> } {
  let woken = false;
  let current: AbortController | null = null;
  return {
    wake() {
      woken = true;
      current?.abort();
    },
    async sleep(milliseconds, signal) {
      if (!woken) {
        current = new AbortController();
        const either = signal ? AbortSignal.any([signal, current.signal]) : current.signal;
        await pause(milliseconds, undefined, { signal: either }).catch(() => undefined);
        current = null;
      }
      woken = false;
    },
  };
}
export type Wakeup = ReturnType<typeof newWakeup>;
