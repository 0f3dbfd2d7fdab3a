import type { Context } from 'hono';
import { deliver, isConnected } from '../../platform/temporal.ts';
import { markDelivered, type OutboxMessage } from '../../store/outbox.ts';
import type { Env, Parts } from './parts.ts';

/** How long a person waits for the process; after that the page says 'received'. Milliseconds. */
const patience = 3_000;

/**
 * Tells the process what was committed. Nothing is lost when this fails: the relay goes on delivering.
 *
 * The row was closed by the person's answer, so the next page can tell what holds without the process, and nobody is made
 * to wait for it: it is told beside the answer. Only where the line to Temporal doesn't stand is it waited for, to know
 * whether it was heard.
 *
 * @returns whether it hears of it at once; otherwise the person reads 'received'
 */
export async function tellProcess(c: Context<Env>, message: OutboxMessage | null): Promise<boolean> {
  const processed = untilProcessed(c, message);
  return isConnected(c.get('parts').temporal) || (await processed);
}

/**
 * The same for a page that shows what follows: waits until the process has come to rest again.
 *
 * @returns whether it did so in time
 */
export function untilProcessed(c: Context<Env>, message: OutboxMessage | null): Promise<boolean> {
  // Not async: a function that waits holds what it was given.
  return message ? told(c.get('parts'), c.get('correlationId'), message) : Promise.resolve(true);
}

/** Apart from the request, which is answered by then and would be held in memory for as long as the process takes. */
async function told(parts: Parts, correlationId: string, message: OutboxMessage): Promise<boolean> {
  const { temporal, config, store, clock, logger } = parts;
  try {
    await deliver(temporal, config.TEMPORAL_TASK_QUEUE, message, patience);
    await markDelivered(store, clock.now(), message.id);
    return true;
  } catch (error) {
    const fault = error instanceof Error ? error.name : 'unknown';
    logger.warn({ correlationId, messageId: message.id, fault }, 'left to the relay');
    return false;
  }
}
