import { listen, newWakeup } from '../../platform/live.ts';
import { startRelay } from '../../worker/relay.ts';
import { ensureMailDelivery } from '../../worker/worker.ts';
import { afterThisFile } from './after-file.ts';
import type { House } from './house.ts';

/**
 * Has the mails of a house sent, and what Temporal missed told again, as the worker's program does: woken by the
 * database, so that nobody waits for the next look at the queue. Its worker must have been started.
 *
 * @param name of this house among those that share the Temporal server
 */
export async function deliverMails(house: House, name: string | number): Promise<void> {
  const { store, temporal: client, taskQueue, clock, logger, mailQueued, databaseUrl } = house;
  const outboxFilled = newWakeup();
  const wakeAll = (): void => {
    mailQueued.wake();
    outboxFilled.wake();
  };
  const heard = { onNotice: wakeAll, onRestored: wakeAll };
  const listener = listen(databaseUrl, ['mail', 'outbox'], heard, logger);
  const relay = startRelay({ store, client, taskQueue, clock, logger }, outboxFilled);
  await ensureMailDelivery(client, taskQueue, { listenSeconds: 60 }, `mail-delivery-${name}`);
  afterThisFile(async () => {
    await relay.stop();
    await listener.close();
  });
}
