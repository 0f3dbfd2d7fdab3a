import { ensureMailDelivery } from '../../worker/worker.ts';
import type { House } from './house.ts';
import { relayFor } from './relay.ts';

/**
 * Has the mails of a house sent, and what Temporal missed told again. Its worker must have been started.
 *
 * @param name of this house among those that share the Temporal server
 */
export async function deliverMails(house: House, name: string | number): Promise<void> {
  relayFor(house);
  await ensureMailDelivery(house.temporal, house.taskQueue, { listenSeconds: 60 }, `mail-delivery-${name}`);
}
