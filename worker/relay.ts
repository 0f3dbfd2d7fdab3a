import type { Client } from '@temporalio/client';
import type { Clock } from '../platform/clock.ts';
import { faultCode } from '../platform/database.ts';
import type { Wakeup } from '../platform/live.ts';
import type { Logger } from '../platform/logger.ts';
import { deliver } from '../platform/temporal.ts';
import { markDelivered, nextMessageDue, noteFailure, takeDueMessages, type OutboxMessage } from '../store/outbox.ts';
import type { Store } from '../store/store.ts';

export type Relay = { stop(): Promise<void> };

/** How long a message may take, and how long the relay sleeps at most. Milliseconds. */
const patience = 10_000;
const longestSleep = 5_000;
const batch = 20;

/**
 * Delivers to Temporal what the API wrote but could not tell: because Temporal was away, or because the API died between
 * its commit and its call. Any number of relays may run.
 */
export function startRelay(
  parts: { store: Store; client: Client; taskQueue: string; clock: Clock; logger: Logger },
  outboxFilled: Wakeup,
): Relay {
  const { store, client, taskQueue, clock, logger } = parts;
  const stopping = new AbortController();
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const pause = await relayDue().catch((error: unknown) => {
        logger.warn({ code: faultCode(error) }, 'the relay could not read the outbox');
        return longestSleep / 5;
      });
      await outboxFilled.sleep(pause, stopping.signal);
    }
  }

  /** Delivers all that is due; answers with how long there is nothing to do. */
  async function relayDue(): Promise<number> {
    for (;;) {
      const due = await takeDueMessages(store, clock.now(), batch);
      if (due.length === 0) break;
      await Promise.all(due.map(relayOne));
    }
    const next = await nextMessageDue(store);
    return Math.min(next ? Math.max(next.getTime() - clock.now().getTime(), 50) : longestSleep, longestSleep);
  }

  async function relayOne(message: OutboxMessage): Promise<void> {
    try {
      await deliver(client, taskQueue, message, patience);
      await markDelivered(store, clock.now(), message.id);
      logger.info({ messageId: message.id, workflowId: message.workflowId }, 'relayed');
    } catch (error) {
      const fault = error instanceof Error ? error.name : 'unknown';
      logger.warn({ messageId: message.id, workflowId: message.workflowId, fault }, 'not relayed; it is tried again');
      await noteFailure(store, message.id, fault).catch(() => undefined);
    }
  }
}
