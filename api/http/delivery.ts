import type { Context } from 'hono';
import { deliver } from '../../platform/temporal.ts';
import { markDelivered, type OutboxMessage } from '../../store/outbox.ts';
import type { Standing } from '../../workflows/human-task.ts';
import type { Env } from './parts.ts';

/** How long a person waits for the process; after that the page says 'received'. Milliseconds. */
const patience = 3_000;

/**
 * Tells the process what was committed, and waits a moment for what follows from it. Nothing is lost when this fails:
 * the relay goes on delivering.
 *
 * @returns where the process came to rest, or null when it could not be asked in time
 */
export async function tellProcess(c: Context<Env>, message: OutboxMessage | null): Promise<Standing | null> {
  if (!message) return null;
  const { temporal, config, store, clock, logger } = c.get('parts');
  try {
    const answer = await deliver(temporal, config.TEMPORAL_TASK_QUEUE, message, patience);
    await markDelivered(store, clock.now(), message.id);
    return (answer ?? { waitingFor: [], finished: message.kind === 'update' }) as Standing;
  } catch (error) {
    const fault = error instanceof Error ? error.name : 'unknown';
    logger.warn({ correlationId: c.get('correlationId'), messageId: message.id, fault }, 'left to the relay');
    return null;
  }
}
